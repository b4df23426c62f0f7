import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { phraseHandlers } from '../../../../main/phrases/handlers.ts'
import { Phrases } from '../../../../preload/contract/index.ts'

let folder: string
let kept: Phrases
let chosen: string | null
const dialogs: string[] = []
let hold: Promise<void> | null

const { handlers } = phraseHandlers({
  current: () => kept,
  keep: (phrases) => void (kept = phrases),
  askWhich: async ({ title }) => {
    dialogs.push(title)
    await hold
    return { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }
  },
  askWhere: ({ title }) => {
    dialogs.push(title)
    return Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  },
  folder: () => folder,
  newId: () => `new-${Math.random().toString(36).slice(2)}`,
})

const one = v.parse(Phrases, [{ id: 'a', group: 'Tone', title: 'Sorry', text: 'Say sorry' }])

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-phrases-'))
  kept = one
  hold = null
  dialogs.length = 0
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('phrases', () => {
  it('go out as a file and come back from it, with new ids, without being kept yet', async () => {
    chosen = path.join(folder, 'mine.json')
    expect(await handlers.exportPhrases(undefined)).toEqual({ ok: true, value: { kind: 'saved', file: 'mine.json' } })
    kept = []
    const read = await handlers.readPhraseFile(undefined)
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'read', file: 'mine.json', phrases: [{ group: 'Tone', title: 'Sorry', text: 'Say sorry' }] },
    })
    expect(kept).toEqual([])
    expect(dialogs).toEqual(['Export phrases', 'Import phrases'])
  })

  it('stay as they are when a dialog is closed', async () => {
    chosen = null
    expect(await handlers.exportPhrases(undefined)).toEqual({ ok: true, value: { kind: 'cancelled' } })
    expect(await handlers.readPhraseFile(undefined)).toEqual({ ok: true, value: { kind: 'cancelled' } })
    expect(kept).toEqual(one)
  })

  it('stay as they are when the file is bad, gone, a folder or far too large', async () => {
    const bad = path.join(folder, 'bad.json')
    fs.writeFileSync(bad, '{')
    const large = path.join(folder, 'large.json')
    fs.writeFileSync(large, '')
    fs.truncateSync(large, 9 * 1024 * 1024)
    for (const each of [bad, path.join(folder, 'gone.json'), folder, large]) {
      chosen = each
      expect(await handlers.readPhraseFile(undefined), each).toMatchObject({ ok: false, error: { code: 'badFile' } })
    }
    expect(kept).toEqual(one)
  })

  it('are asked about in one dialog at a time', async () => {
    chosen = null
    const { promise, resolve } = Promise.withResolvers<undefined>()
    hold = promise
    const first = handlers.readPhraseFile(undefined)
    expect(await handlers.exportPhrases(undefined)).toMatchObject({ ok: false, error: { code: 'busy' } })
    resolve(undefined)
    expect(await first).toMatchObject({ ok: true })
    expect(dialogs).toEqual(['Import phrases'])
  })
})
