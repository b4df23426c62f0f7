import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/**
 * Ends a process and all that it has started, at once: its process group, if it leads one, and what has left that group to
 * lead one of its own, as browsers do.
 */
export function endTree(pid: number): void {
  if (process.platform === 'win32') {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
    } catch {
      // It has gone by itself.
    }
    return
  }
  const tree = new Set<number>()
  halt(pid, tree)
  signal(-pid, 'SIGKILL')
  for (const one of tree) signal(one, 'SIGKILL')
}

/** Each is stopped before its children are listed, so that it cannot start one more unseen. */
function halt(pid: number, tree: Set<number>): void {
  if (tree.has(pid)) return
  tree.add(pid)
  signal(pid, 'SIGSTOP')
  for (const child of childrenOf(pid)) halt(child, tree)
}

function childrenOf(pid: number): number[] {
  try {
    return (
      process.platform === 'linux' ? listed(pid) : execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    )
      .split(/\s+/)
      .filter(Boolean)
      .map(Number)
  } catch {
    return [] // it has gone, or has none
  }
}

/** https://man7.org/linux/man-pages/man5/proc_tid_children.5.html: by the thread that started them. */
function listed(pid: number): string {
  const threads = `/proc/${pid}/task`
  return fs
    .readdirSync(threads)
    .map((thread) => fs.readFileSync(`${threads}/${thread}/children`, 'utf8'))
    .join(' ')
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone by itself.
  }
}
