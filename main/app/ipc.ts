import * as v from 'valibot'
import * as m from '#messages'
import {
  channels,
  failure,
  requests,
  type Output,
  type RequestName,
  type Result,
} from '../../preload/contract/index.ts'
import type { HandlersOf, RequestObserver } from '../requests/handlers.ts'

/** One handler for every request of the contract; one that is missing does not compile. */
export type Handlers = HandlersOf<typeof requests>

/** The part of Electron's `ipcMain` that is used. */
export interface RequestSource<Event> {
  handle(channel: string, listener: (event: Event, name: unknown, input: unknown) => Promise<unknown>): void
}

/**
 * Answers the renderer's requests. A request is looked at only when its sender is the main window's own top frame and
 * its input fits the schema; nothing throws across the bridge, and no failed check is answered with `undefined`.
 */
export function answerRequests<Event>(
  source: RequestSource<Event>,
  handlers: Handlers,
  isTrusted: (event: Event) => boolean,
  onFault: (name: string, error: unknown) => void,
  observer?: RequestObserver,
): void {
  source.handle(channels.request, async (event, name, input) => {
    if (!isTrusted(event)) return failure('untrusted', m.errors.untrusted())
    if (!isRequestName(name)) return failure('unknownRequest', m.errors.unknownRequest())
    try {
      return await answer(handlers, name, input, observer)
    } catch (error) {
      onFault(name, error)
      return failure('internal', m.errors.internal())
    }
  })
}

async function answer<K extends RequestName>(
  handlers: Handlers,
  name: K,
  input: unknown,
  observer: RequestObserver | undefined,
): Promise<Result<Output<K>>> {
  const checked = v.safeParse(requests[name].input, input)
  if (!checked.success) return failure('badInput', checked.issues[0].message)
  observer?.asked(name, checked.output)
  const result = await handlers[name](checked.output)
  observer?.answered(name, checked.output, result)
  return result
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name)
}
