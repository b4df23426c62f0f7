import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { type ChatId, type Delta, type HotkeyCommand, type Port, requests } from '../../preload/contract/index.ts'
import type { Clock } from '../../main/common/clock.ts'
import type { Demo } from '../../main/demo/index.ts'
import { answerRequests } from '../../main/app/ipc.ts'
import { buildProgram } from '../../main/app/program.ts'
import { SettingsStore } from '../../main/settings/store.ts'
import { Replica } from '../../renderer/state/replica.svelte.ts'
import { Workspace } from '../../renderer/state/workspace.svelte.ts'

/** Waits inside the program pass this much faster than real ones. */
const HASTE = 20

/** The whole program without Electron: the window's state over the real contract, and all of main over a real server. */
export interface Harness {
  desk: Replica
  workspace: Workspace
  port: Port
  /** The chat that a hotkey would act on now. */
  readonly focused: ChatId | null
  /** A hotkey that was pressed while the chat `aim` was focused. */
  press(command: HotkeyCommand, aim: ChatId | null): void
  close(): Promise<void>
}

/** `stored`: what the settings file holds at the start. */
export async function openHarness(
  demo: Demo,
  stored: Readonly<Record<string, unknown>> = { auditDays: 0 },
): Promise<Harness> {
  const clock: Clock = {
    now: () => Date.now() * HASTE,
    after(delay, task) {
      const timer = setTimeout(task, delay / HASTE)
      return () => clearTimeout(timer)
    },
  }
  let deliver: (delta: Delta) => void = () => undefined
  const program = buildProgram({
    desktop: {
      // Copied and later, as between two processes.
      send: (delta) => void setImmediate((copy: Delta) => deliver(copy), structuredClone(delta)),
      note: () => undefined,
      notify: () => () => undefined,
      nameFocus: () => undefined,
      countAlerts: () => undefined,
      attract: () => undefined,
      bringUp: () => undefined,
      windowHasFocus: () => true,
      windowIsHidden: () => false,
      hotkeys: () => [],
      askWhere: () => Promise.resolve({ canceled: true, filePath: '' }),
      askWhich: () => Promise.resolve({ canceled: true, filePaths: [] }),
      documents: () => '',
    },
    settings: new SettingsStore({
      folder: path.join(os.tmpdir(), `sideline-${randomUUID()}`),
      open: () => ({ store: { ...stored } }),
      now: () => clock.now(),
      report: () => undefined,
    }),
    clock,
    stopwatch: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    startDemo: () => Promise.reject(new Error('not asked for')),
    userData: path.join(os.tmpdir(), `sideline-${randomUUID()}`),
    appVersion: '0.0.0',
    failure: () => undefined,
  })
  const { port, hear } = portTo((handle) => {
    answerRequests(
      { handle },
      program.handlers,
      () => true,
      (_name, error) => {
        throw error
      },
    )
  })
  deliver = hear
  const desk = new Replica(port)
  const workspace = new Workspace(port, desk)
  const stop = desk.start()
  const signedIn = await port.signIn({ server: demo.url, userName: demo.userName, password: demo.password })
  if (!signedIn.ok) throw new Error(signedIn.error.message)
  return {
    desk,
    workspace,
    port,
    get focused() {
      return program.desk.focused?.id ?? null
    },
    press: (command, aim) => program.press(command, aim),
    async close() {
      stop()
      await program.controller.close()
      program.stop()
    },
  }
}

type Answer = (event: null, name: unknown, input: unknown) => Promise<unknown>

/** The contract's port to main's own answers; everything that crosses is copied. */
function portTo(connect: (handle: (channel: string, answer: Answer) => void) => void): {
  port: Port
  hear: (delta: Delta) => void
} {
  let answer: Answer = () => Promise.reject(new Error('nobody answers'))
  connect((_channel, given) => (answer = given))
  const listeners = new Set<(delta: Delta) => void>()
  const asked = Object.fromEntries(
    Object.keys(requests).map((name) => [
      name,
      async (input: unknown) => structuredClone(await answer(null, name, structuredClone(input))),
    ]),
  ) as { [K in keyof typeof requests]: Port[K] }
  const port: Port = {
    ...asked,
    onDelta(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onNote: () => () => undefined,
  }
  return { port, hear: (delta) => listeners.forEach((listener) => listener(delta)) }
}
