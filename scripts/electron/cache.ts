import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where what was fetched or made for running is kept: outside the tree, so that it outlives a checkout. `SIDELINE_CACHE` names another place. */
export function cacheFolder(...parts: string[]): string {
  const base =
    process.env['SIDELINE_CACHE'] ??
    path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'sideline')
  return path.join(base, ...parts)
}

/**
 * Answers `folder`, made by `make` if it is not there. It appears whole or not at all: several processes may
 * ask for it at once, and one may be killed on the way.
 */
export async function once(folder: string, make: (empty: string) => Promise<void>): Promise<string> {
  if (fs.existsSync(folder)) return folder
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  const fresh = fs.mkdtempSync(`${folder}.part-`)
  try {
    await make(fresh)
    fs.chmodSync(fresh, 0o755)
    move(fresh, folder)
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}

function move(from: string, to: string): void {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!fs.existsSync(to)) throw error // else another process was quicker, with the same content
  }
}
