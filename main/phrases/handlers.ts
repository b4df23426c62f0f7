import * as m from '#messages'
import fs from 'node:fs/promises'
import path from 'node:path'
import { failure, success, type Phrase, type phraseRequests } from '../../preload/contract/index.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { saveFile, type AskWhere } from '../records/save.ts'
import { decodeText } from '../common/text-file.ts'
import { PHRASE_FILE_LIMIT, readPhrases, writePhrases } from './file.ts'

/** What is asked of the operating system's dialog for opening a file; the same as Electron's. */
export interface OpenQuestion {
  title: string
  filters: { name: string; extensions: string[] }[]
  properties: 'openFile'[]
}

export interface PhrasesParts {
  current: () => readonly Phrase[]
  keep: (phrases: Phrase[]) => void
  askWhich: (question: OpenQuestion) => Promise<{ canceled: boolean; filePaths: string[] }>
  askWhere: AskWhere
  /** Where a file is suggested to be saved. */
  folder: () => string
  newId: () => string
}

const filters = () => [{ name: m.phrases.title(), extensions: ['json'] }]
const busy = () => failure('busy', m.phrases.dialogOpen())

/** Answers the window's requests about phrases: they are kept in the settings, and go in and out as files. */
export function phraseHandlers(parts: PhrasesParts): { handlers: HandlersOf<typeof phraseRequests> } {
  const { current, keep, askWhich, askWhere, folder, newId } = parts
  let asking = false

  /** One dialog of the operating system at a time. */
  async function alone<T>(ask: () => Promise<T>): Promise<T | ReturnType<typeof busy>> {
    if (asking) return busy()
    asking = true
    try {
      return await ask()
    } finally {
      asking = false
    }
  }

  return {
    handlers: {
      savePhrases: ({ phrases }) => {
        keep(phrases)
        return success(undefined)
      },
      readPhraseFile: () =>
        alone(async () => {
          const { canceled, filePaths } = await askWhich({
            title: m.phrases.importTitle(),
            filters: filters(),
            properties: ['openFile'],
          })
          const [chosen] = filePaths
          if (canceled || chosen === undefined) return success({ kind: 'cancelled' })
          const file = path.basename(chosen)
          const content = await readSmall(chosen).catch(() => null)
          if (content === null)
            return failure('badFile', `${m.phrases.fileUnreadable({ file })} ${m.phrases.nothingImported()}`)
          const read = readPhrases(content, file, newId)
          return read.ok ? success({ kind: 'read', file, phrases: read.value }) : read
        }),
      exportPhrases: () =>
        alone(async () => {
          const question = {
            title: m.phrases.exportTitle(),
            defaultPath: path.join(folder(), 'sideline-phrases.json'),
            filters: filters(),
          }
          const saved = await saveFile(askWhere, question, writePhrases(current()))
          if (!saved.ok) return saved
          return success(saved.value === null ? { kind: 'cancelled' } : { kind: 'saved', file: saved.value.file })
        }),
    },
  }
}

async function readSmall(file: string): Promise<string | null> {
  const { size } = await fs.stat(file)
  return size > PHRASE_FILE_LIMIT ? null : decodeText(await fs.readFile(file))
}
