import { toEveryone, type Definition } from './operation.ts'

/** Shows the customer a page. Without a capability of its own it is offered where writing to the customer is. */
export const pushUrl: Definition<'pushUrl'> = {
  offer: toEveryone('SendUrl', 'PushUrl', 'SendMessage'),
  send: (server, { id }, { url }) => server.sendUrl(id, url),
}
