import { whileInvited, type Definition } from './operation.ts'

/** Declines an invitation to a chat. */
export const reject: Definition<'reject'> = {
  offer: whileInvited('Reject'),
  send: (server, { id }) => server.reject(id),
}
