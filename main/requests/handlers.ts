import type { Input, Output, RequestName, Result } from '../../preload/contract/index.ts'

/** The handlers of one feature's requests. */
export type HandlersOf<Requests extends Partial<Record<RequestName, unknown>>> = {
  readonly [K in keyof Requests & RequestName]: (input: Input<K>) => Promise<Result<Output<K>>> | Result<Output<K>>
}

/** Hears of every request that fits its schema, before it is carried out and with its answer. */
export interface RequestObserver {
  asked(name: RequestName, input: unknown): void
  answered(name: RequestName, input: unknown, result: Result<unknown>): void
}
