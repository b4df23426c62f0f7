import type { Page } from '@playwright/test'
import * as v from 'valibot'
import {
  Delta,
  requests,
  type Change,
  type Note,
  type RequestName,
  type Result,
} from '../../../preload/contract/index.ts'

export interface Asked {
  name: RequestName
  input: unknown
}

type Answers = Partial<Record<RequestName, unknown>>

/** What the page's `window.scripted` offers to the test. */
interface Scripted {
  asked: Asked[]
  answers: Record<string, unknown>
  held: Record<string, ((answer: unknown) => void)[]>
  delta: ((delta: unknown) => void)[]
  note: ((note: unknown) => void)[]
}

declare global {
  interface Window {
    scripted: Scripted
  }
}

/** A `window.sideline` that answers from a script and notes what it is asked. Everything passes the contract's schemas. */
export class ScriptedPort {
  readonly #page: Page
  #sequence = 1

  constructor(page: Page) {
    this.#page = page
  }

  /** Before the page is opened. An answer that is not given is an empty success; `hold` keeps one open until {@link release}. */
  async install(answers: Answers, hold: RequestName[] = []): Promise<void> {
    const checked = Object.fromEntries(
      Object.entries(answers).map(([name, value]) => [name, { ok: true, value: v.parse(outputOf(name), value) }]),
    )
    await this.#page.addInitScript(
      ({ names, checked, hold }) => {
        const scripted: Scripted = {
          asked: [],
          answers: checked,
          held: Object.fromEntries(hold.map((name) => [name, []])),
          delta: [],
          note: [],
        }
        const ask = (name: (typeof names)[number]) => (input: unknown) => {
          scripted.asked.push({ name, input })
          const held = scripted.held[name]
          if (held !== undefined) return new Promise((resolve) => held.push(resolve))
          return Promise.resolve(scripted.answers[name] ?? { ok: true, value: undefined })
        }
        const listen = (kind: 'delta' | 'note') => (listener: (push: unknown) => void) => {
          scripted[kind].push(listener)
          return () => void (scripted[kind] = scripted[kind].filter((one) => one !== listener))
        }
        Object.assign(window, {
          scripted,
          sideline: {
            ...Object.fromEntries(names.map((name) => [name, ask(name)])),
            onDelta: listen('delta'),
            onNote: listen('note'),
          },
        })
      },
      { names: requestNames, checked, hold },
    )
  }

  /** Sends a delta with the next number. */
  async push(...changes: Change[]): Promise<void> {
    await this.pushNumbered(++this.#sequence, ...changes)
  }

  /** Sends a delta with a number of its own, as after a loss. */
  async pushNumbered(sequence: number, ...changes: Change[]): Promise<void> {
    this.#sequence = sequence
    const delta = v.parse(Delta, { sequence, changes })
    await this.#page.evaluate((delta) => window.scripted.delta.forEach((listener) => listener(delta)), delta)
  }

  async note(note: Note): Promise<void> {
    await this.#page.evaluate((note) => window.scripted.note.forEach((listener) => listener(note)), note)
  }

  /** Every request so far whose name is among `names`, with what it carried. */
  async asked(...names: RequestName[]): Promise<Asked[]> {
    const all = await this.#page.evaluate(() => window.scripted.asked)
    return all.filter(({ name }) => names.includes(name))
  }

  /** From now on requests of this name are answered so. */
  async answer(name: RequestName, answer: Result<unknown>): Promise<void> {
    await this.#page.evaluate(([name, answer]) => void (window.scripted.answers[name] = answer), [
      name,
      answer,
    ] as const)
  }

  /** Answers the requests that were held open, and holds no further ones. */
  async release(name: RequestName, answer: Result<unknown> = { ok: true, value: undefined }): Promise<void> {
    await this.#page.evaluate(
      ([name, answer]) => {
        const held = window.scripted.held[name] ?? []
        Reflect.deleteProperty(window.scripted.held, name)
        held.forEach((resolve) => resolve(answer))
      },
      [name, answer] as const,
    )
  }
}

const requestNames = Object.keys(requests).filter(isRequestName)

function isRequestName(name: string): name is RequestName {
  return name in requests
}

function outputOf(name: string): v.GenericSchema {
  if (!isRequestName(name)) throw new Error(`no request named ${name}`)
  return requests[name].output
}
