import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { needPackages } from '../../scripts/debian.ts'
import { hasDisplay } from '../../scripts/electron/launch.ts'
import { guard } from './guard.ts'

export interface Display {
  /** As in the environment variable `DISPLAY`; empty on systems that have no X11. */
  name: string
  /** Closes it, if it is one of its own. */
  close(): Promise<void>
}

/**
 * The display that the environment names, else one of its own in memory, with a window manager.
 * `SIDELINE_OWN_DISPLAY=1` asks for one of its own in any case.
 */
export async function openDisplay(): Promise<Display> {
  if (ownDisplayWanted()) return await start()
  return { name: process.env['DISPLAY'] ?? '', close: () => Promise.resolve() }
}

/** Whether {@link openDisplay} is one of its own, so that several processes can press keys without disturbing each other. */
export function ownDisplayWanted(): boolean {
  return process.platform === 'linux' && (!hasDisplay() || process.env['SIDELINE_OWN_DISPLAY'] === '1')
}

async function start(): Promise<Display> {
  await needPackages(['electron', 'display'], console.log)
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stopServer = guard(server)
  const name = `:${await firstLine(server.stdio[3] as Readable)}`
  const manager = spawn('openbox', ['--sm-disable'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: name },
  })
  const stopManager = guard(manager)
  for (const child of [server, manager]) child.unref()
  return {
    name,
    close: async () => {
      await stopManager()
      await stopServer()
    },
  }
}

/** The whole line is awaited: the server writes it in pieces, and closing its pipe between them would kill it. */
async function firstLine(from: Readable): Promise<string> {
  const lines = createInterface({ input: from })
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(10_000) })) as [string]
  lines.close()
  from.destroy()
  return line.trim()
}
