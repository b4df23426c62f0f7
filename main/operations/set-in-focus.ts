import { whileChatting, type Definition } from './operation.ts'

/** Tells the server which chat one looks at. */
export const setInFocus: Definition<'setInFocus'> = {
  offer: whileChatting('SetInFocus'),
  send: (server, { id }, { inFocus }) => server.setInFocus(id, inFocus),
}
