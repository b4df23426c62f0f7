import * as m from '#messages'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { failure, success, type Result } from '../../preload/contract/index.ts'
import { errorCode } from '../common/error-code.ts'

/** What is asked of the operating system's dialog for saving a file; the same as Electron's. */
export interface SaveQuestion {
  title: string
  /** The suggested path. */
  defaultPath: string
  filters: { name: string; extensions: string[] }[]
}

export type AskWhere = (question: SaveQuestion) => Promise<{ canceled: boolean; filePath: string }>

/** Asks where to save and writes `content` there; null when the dialog was closed. Nothing is written before the answer. */
export async function saveFile(
  ask: AskWhere,
  question: SaveQuestion,
  content: string,
  write: typeof writeWhole = writeWhole,
): Promise<Result<{ file: string } | null>> {
  const { canceled, filePath } = await ask(question)
  if (canceled || filePath === '') return success(null)
  try {
    await write(filePath, content)
    return success({ file: path.basename(filePath) })
  } catch (error) {
    return failure('notSaved', whyNot(error, filePath))
  }
}

/**
 * Writes a file that only its owner can read, whole or not at all: into a new file beside it, which then takes its place.
 * Rejects with Node's error, or with the code {@link KEPT}, and leaves nothing behind.
 */
export async function writeWhole(
  file: string,
  content: string,
  rename: (from: string, to: string) => Promise<void> = fs.rename,
): Promise<void> {
  const folder = path.dirname(file)
  const found = await fs.stat(file).catch(() => null)
  if (found?.isDirectory() === true) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
  const draft = path.join(folder, `.sideline-${randomBytes(8).toString('hex')}.tmp`)
  try {
    const handle = await fs.open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(content, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file).catch((error: unknown) => {
      throw found !== null && NOT_REPLACED.has(errorCode(error))
        ? Object.assign(new Error('kept'), { code: KEPT })
        : error
    })
  } catch (error) {
    await fs.rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A file that is there may not be replaced although its folder can be written: Windows says so of one that is open. */
const NOT_REPLACED: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])
const KEPT = 'kept'

function whyNot(error: unknown, where: string): string {
  const file = path.basename(where)
  const code = errorCode(error)
  const why = faults[code]
  return why === undefined ? m.records.notSavedCode({ file, code }) : m.records.notSaved({ file, why })
}

/** What it means for a person that the system gave one of these codes. */
const faults: Readonly<Record<string, Parameters<typeof m.records.notSaved>[0]['why'] | undefined>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'rights',
  EPERM: 'rights',
  EROFS: 'readOnly',
  EISDIR: 'folder',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENAMETOOLONG: 'tooLong',
  [KEPT]: 'kept',
  EBUSY: 'busy',
}
