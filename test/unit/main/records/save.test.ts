import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveFile, writeWhole } from '../../../../main/records/save.ts'

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-save-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const question = { title: 'Export', defaultPath: '', filters: [] }
const save = (file: string, content = 'text') =>
  saveFile(() => Promise.resolve({ canceled: false, filePath: path.join(folder, file) }), question, content)

describe('saving a file', () => {
  it('writes the whole of it for its owner alone, and leaves nothing else behind', async () => {
    expect(await save('a.txt', 'größer\r\n')).toEqual({ ok: true, value: { file: 'a.txt' } })
    expect(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('größer\r\n')
    expect(fs.statSync(path.join(folder, 'a.txt')).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(folder)).toEqual(['a.txt'])
  })

  it('takes the place of an older one, which others could read', async () => {
    fs.writeFileSync(path.join(folder, 'a.txt'), 'old', { mode: 0o644 })
    await save('a.txt', 'new')
    expect(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('new')
    expect(fs.statSync(path.join(folder, 'a.txt')).mode & 0o777).toBe(0o600)
  })

  it('writes nothing when the dialog is closed', async () => {
    const answer = await saveFile(() => Promise.resolve({ canceled: true, filePath: '' }), question, 'text')
    expect(answer).toEqual({ ok: true, value: null })
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('says that a folder has the name, and keeps the folder', async () => {
    fs.mkdirSync(path.join(folder, 'a.txt'))
    expect(await save('a.txt')).toMatchObject({
      ok: false,
      error: { message: '“a.txt” was not saved: a folder has this name. Choose another name.' },
    })
    expect(fs.readdirSync(folder)).toEqual(['a.txt'])
  })

  it('says that the folder is gone, or the name too long', async () => {
    expect(await save('gone/a.txt')).toMatchObject({
      error: { message: '“a.txt” was not saved: its folder is no longer there. Choose another one.' },
    })
    expect(await save(`${'a'.repeat(300)}.txt`)).toMatchObject({
      error: { message: 'The file was not saved: its name is too long. Choose a shorter one.' },
    })
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'says that a file which is open elsewhere cannot be replaced (%s)',
    async (code) => {
      fs.writeFileSync(path.join(folder, 'a.txt'), 'old')
      const locked = () => Promise.reject(Object.assign(new Error(code), { code }))
      const ask = () => Promise.resolve({ canceled: false, filePath: path.join(folder, 'a.txt') })
      const answer = await saveFile(ask, question, 'new', (file, content) => writeWhole(file, content, locked))
      expect(answer).toMatchObject({
        error: {
          message:
            '“a.txt” was not saved: the file of this name cannot be replaced. Close it where it is open, or choose another name.',
        },
      })
      expect(fs.readdirSync(folder)).toEqual(['a.txt'])
      expect(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('old')
    },
  )

  it.each([
    ['ENOSPC', 'there is no space left there'],
    ['EACCES', 'you may not write in this folder'],
    ['EROFS', 'this place can only be read'],
    ['EBUSY', 'another program has it open'],
    ['EIO', '(EIO)'],
  ])('says what %s means', async (code, words) => {
    const write = () => Promise.reject(Object.assign(new Error(code), { code }))
    const ask = () => Promise.resolve({ canceled: false, filePath: path.join(folder, 'a.txt') })
    expect(await saveFile(ask, question, 'text', write)).toMatchObject({
      ok: false,
      error: { code: 'notSaved', message: expect.stringContaining(words) as string },
    })
  })
})
