import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'

/** Kills every process group that it was told of once its own input ends, be it that the program which started it was killed outright. */
const script = `
groups=
while read -r verb group; do
  case $verb in
    guard) groups="$groups $group" ;;
    release) kept=; for one in $groups; do [ "$one" = "$group" ] || kept="$kept $one"; done; groups=$kept ;;
  esac
done
for one in $groups; do kill -KILL "-$one" 2>/dev/null; done
exit 0
`

let guardian: ChildProcess | undefined

/**
 * Sees to it that a process (started `detached`, so that it leads a group) and its children do not outlive this one,
 * however this one ends. Answers the function that ends them now, and waits until they are gone.
 */
export function guard(child: ChildProcess): () => Promise<void> {
  const { pid } = child
  if (pid === undefined) return () => Promise.resolve()
  tell(`guard ${pid}`)
  return async () => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
    child.ref()
    killGroup(pid)
    await gone
    tell(`release ${pid}`)
  }
}

/** Sends the guardian away, once there is nothing left to guard. */
export function dismissGuardian(): void {
  guardian?.stdin?.end()
  guardian = undefined
}

function tell(line: string): void {
  if (process.platform === 'win32') return // no groups there; Playwright's own exit handlers have to do
  guardian ??= spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guardian.unref()
  if (guardian.stdin instanceof Socket) guardian.stdin.unref()
  guardian.stdin?.write(`${line}\n`)
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has gone by itself.
  }
}
