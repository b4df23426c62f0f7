import { describe, expect, it } from 'vitest'
import { readAccount } from '../../../main/gws/account.ts'
import { statusFailure } from '../../../main/gws/bayeux/failure.ts'
import { httpError, notGwsError, statusError } from '../../../main/gws/errors.ts'
import { entryText } from '../../../preload/contract/index.ts'
import { listen, serve } from './gws/bayeux/harness.ts'
import { failure, start } from './gws/loopback.ts'
import { openDemo, openSession, until } from './session/hasty-session.ts'
import { customer, entry } from './supervision/samples.ts'

/** Turns what stands behind it, breaks the line, piles up marks and has no end. */
const hostile = `\u202ENo\r\n\u0000 e${'\u0336'.repeat(400)} \u05E9\u05DC\u05D5\u05DD ${'x'.repeat(20_000)}`

/** Everywhere that a text of the server's becomes a part of a sentence of ours. */
const sentences: Record<string, () => Promise<string> | string> = {
  'a status message': () => statusError(5, hostile).message,
  'a status message that comes with an HTTP status': () => httpError(409, hostile).message,
  'a status line': () => notGwsError('gws.example.com', 200, hostile).message,
  'a status line in place of notifications': () =>
    statusFailure(
      { status: 401, statusText: hostile, headers: new Headers() },
      '',
      'https://gws.example.com/api/v2/notifications',
      0,
    ).message,
  'a user without the feature': () => {
    try {
      readAccount({ user: { id: 'u', userName: hostile, features: ['other'], roles: [] } }, 'gws.example.com')
      return 'signed in'
    } catch (error) {
      return String(error)
    }
  },
  'a channel that could not be started': async () => {
    const channels = [{ channel: hostile, statusCode: 5 }]
    const { client } = await start({ 'POST /me': { statusCode: 7, channels } })
    return (await client.startSession()).warnings.join()
  },
  'a refused operation': async () => {
    const { client } = await start({ 'POST /me': { statusCode: 2, statusMessage: hostile } })
    return (await failure(client.endSession())).message
  },
  'a refused handshake': async () => {
    const server = await serve({
      reply: (message, reply) =>
        message.channel === '/meta/handshake' ? { ...reply, successful: false, error: `403::${hostile}` } : reply,
    })
    return (await listen(server).state('denied')).reason
  },
  'an error that a notification tells of': async () => {
    const demo = await openDemo({ behaviour: { switches: 'refuseLate', refusalMessage: hostile, switchDelay: 1 } })
    const { session } = await openSession(demo)
    const [chat] = session.chats.all()
    if (chat === undefined) throw new Error('the demo has no chat')
    const phase = () => session.chats.get(chat.id)?.mode.phase
    await session.actions.switchMode(chat.id, 'BargeIn')
    await until(() => phase()?.kind === 'refused')
    return JSON.stringify(phase())
  },
  'a type of line that nobody knows': () =>
    entryText(entry(1, customer, { kind: 'unknown', type: hostile, text: '' }), false),
}

describe('the server’s words in a sentence of ours', () => {
  it.each(Object.entries(sentences))(
    '%s: bounded, on one line, and turning nothing around them',
    async (_, sentence) => {
      const text = await sentence()
      expect(text.length).toBeLessThan(700)
      expect(text).not.toMatch(/[\u202A-\u202E\p{Cc}]|\\u202e|\u0336{3}/iu)
      const shown = text.includes('\u05E9\u05DC\u05D5\u05DD')
      expect(shown, 'what runs from right to left is shown').toBe(true)
      expect(text, 'and kept to itself').toMatch(/\u2068[^\u2069]*\u05E9\u05DC\u05D5\u05DD[^\u2069]*\u2069/)
    },
  )
})
