import {
  failure,
  requests,
  success,
  type Change,
  type Delta,
  type Port,
  type RequestName,
  type Result,
} from '../../../../preload/contract/index.ts'

export interface Asked {
  name: RequestName
  input: unknown
}

/** A port that answers from a script and notes what it is asked; a held request stays open until it is let go. */
export class FakePort {
  readonly asked: Asked[] = []
  readonly answers: Partial<Record<RequestName, Result<unknown>>> = {}
  readonly #held = new Map<RequestName, ((answer: Result<unknown>) => void)[]>()
  #listeners: ((delta: Delta) => void)[] = []
  #sequence = 1

  readonly port: Port = {
    ...(Object.fromEntries(
      Object.keys(requests).map((name) => [name, (input: unknown) => this.#ask(name as RequestName, input)]),
    ) as unknown as Omit<Port, 'onDelta' | 'onNote'>),
    onDelta: (listener) => {
      this.#listeners.push(listener)
      return () => void (this.#listeners = this.#listeners.filter((one) => one !== listener))
    },
    onNote: () => () => undefined,
  }

  get listeners(): number {
    return this.#listeners.length
  }

  succeed(name: RequestName, value: unknown): void {
    this.answers[name] = success(value)
  }

  fail(name: RequestName, message: string, code = 'refused'): void {
    this.answers[name] = failure(code, message)
  }

  hold(name: RequestName): void {
    this.#held.set(name, [])
  }

  /** Answers what was held, in order, and holds no longer. */
  async release(name: RequestName): Promise<void> {
    const waiting = this.#held.get(name) ?? []
    this.#held.delete(name)
    for (const resolve of waiting) resolve(this.#answer(name))
    await settle()
  }

  names(): RequestName[] {
    return this.asked.map(({ name }) => name)
  }

  inputs(name: RequestName): unknown[] {
    return this.asked.filter((one) => one.name === name).map(({ input }) => input)
  }

  push(...changes: Change[]): void {
    this.pushNumbered(this.#sequence + 1, ...changes)
  }

  pushNumbered(sequence: number, ...changes: Change[]): void {
    this.#sequence = sequence
    for (const listener of this.#listeners) listener({ sequence, changes })
  }

  #ask(name: RequestName, input: unknown): Promise<Result<unknown>> {
    this.asked.push({ name, input })
    const held = this.#held.get(name)
    return held === undefined ? Promise.resolve(this.#answer(name)) : new Promise((resolve) => held.push(resolve))
  }

  #answer(name: RequestName): Result<unknown> {
    return this.answers[name] ?? success(undefined)
  }
}

/** Lets every promise that is due be kept. */
export const settle = (): Promise<void> => new Promise((done) => setImmediate(done))
