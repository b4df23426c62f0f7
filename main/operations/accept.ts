import { whileInvited, type Definition } from './operation.ts'

/** Takes an invitation to a chat. */
export const accept: Definition<'accept'> = {
  offer: whileInvited('Accept'),
  send: (server, { id }, _input, nickname) => server.accept(id, nickname),
}
