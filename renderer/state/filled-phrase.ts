import * as m from '#messages'
import { fillPhrase, plainName, type Chat, type Phrase } from '../../preload/contract/index.ts'
import { inWords } from './time.ts'

/** A phrase as it would be said in a chat; `server` is the server's time, ms. */
export function phraseFor(phrase: Pick<Phrase, 'text'>, chat: Chat, server: number): string {
  return fillPhrase(phrase.text, {
    agent: plainName(chat.agent) || m.phrases.someAgent(),
    customer: plainName(chat.customer) || m.phrases.someCustomer(),
    waited: inWords(chat.waitingSince === null ? 0 : server - chat.waitingSince),
  })
}
