import type { Delta, Note } from './delta.ts'
import type { Input, Output, RequestName } from './requests.ts'
import type { Result } from './result.ts'

/** The one channel that carries requests, the one that carries deltas, and the one of the note window. */
export const channels = { request: 'sideline:request', delta: 'sideline:delta', note: 'sideline:note' } as const

/** What main says without being asked. */
export interface Pushes {
  delta: Delta
  note: Note
}

type Request<K extends RequestName> =
  undefined extends Input<K> ? () => Promise<Result<Output<K>>> : (input: Input<K>) => Promise<Result<Output<K>>>

/** What the preload gives to the pages as `window.sideline`; views and tests take it as an argument. */
export type Port = { readonly [K in RequestName]: Request<K> } & {
  /** Calls `listener` with every delta until the returned function is called. */
  onDelta(listener: (delta: Delta) => void): () => void
  /** For the note window alone. */
  onNote(listener: (note: Note) => void): () => void
}
