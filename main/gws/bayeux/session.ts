import * as m from '#messages'
import { serverWords } from '../../../preload/contract/index.ts'
import { Failure } from './failure.ts'
import type { Link } from './link.ts'
import { readError, type Advice, type Message } from './messages.ts'
import type { Transport } from './options.ts'
import { Redelivery } from './redelivery.ts'

/** A client as the server knows it, from the handshake to its end; it may outlive the link on which it began. */
export class BayeuxSession {
  readonly #clientId: string
  readonly #offers: readonly string[]
  readonly #allowance: number
  #advice: Advice = {}
  #acknowledged: number | null
  readonly #redelivery = new Redelivery()

  constructor(clientId: string, reply: Message, allowance: number) {
    this.#clientId = clientId
    this.#offers = reply.supportedConnectionTypes ?? []
    this.#allowance = allowance
    // -1: nothing was received yet, so everything is still to be sent.
    this.#acknowledged = offersAck(reply) ? -1 : null
    this.#heed(reply)
  }

  /** Whether the server keeps notifications until we confirm them, so that a lost link loses none. */
  get acknowledges(): boolean {
    return this.#acknowledged !== null
  }

  /** The server's wish for a pause before each connect, ms. */
  get interval(): number {
    return this.#advice.interval ?? 0
  }

  /** A server that does not list its transports is taken to have the one on which it answered. */
  offers(transport: Transport): boolean {
    return this.#offers.length === 0 || this.#offers.includes(transport)
  }

  async subscribe(link: Link, subscriptions: readonly string[]): Promise<void> {
    if (subscriptions.length === 0) return
    const replies = await link.exchange(
      subscriptions.map((subscription) => ({ channel: '/meta/subscribe', clientId: this.#clientId, subscription })),
      this.#allowance,
    )
    replies.forEach((reply, index) => {
      if (reply.successful !== true) throw subscriptionRefusal(reply, subscriptions[index] ?? '')
    })
  }

  /** Waits at the server until it has something, or until `advice.timeout`; with `hold` false it is asked to answer at once. */
  async connect(link: Link, hold: boolean): Promise<void> {
    const [reply] = await link.exchange(
      [
        {
          channel: '/meta/connect',
          clientId: this.#clientId,
          connectionType: link.transport,
          ...(!hold && { advice: { timeout: 0 } }),
          ...(this.#acknowledged !== null && { ext: { ack: this.#acknowledged } }),
        },
      ],
      (this.#advice.timeout ?? DEFAULT_HOLD) + this.#allowance,
    )
    if (reply === undefined) return
    this.#heed(reply)
    if (reply.successful !== true) throw refusal(reply, this.interval)
    if (reply.advice?.reconnect === 'handshake') {
      throw new Failure('expired', m.server.newSessionWanted(), { retryAfter: this.interval })
    }
    if (reply.advice?.reconnect === 'none') throw over(reply)
    const ack = reply.ext?.ack
    if (this.#acknowledged === null || typeof ack !== 'number') return
    this.#acknowledged = ack
    this.#redelivery.acknowledged()
  }

  /** The link on which it stood was lost. */
  lostLink(): void {
    this.#redelivery.lost()
  }

  /** Whether a notification is one that was told before the link was lost. */
  isAgain(message: Message): boolean {
    return this.#acknowledged !== null && this.#redelivery.takes(message)
  }

  /** Says good-bye, so that the server need not wait for us. */
  async disconnect(link: Link): Promise<void> {
    await link.exchange([{ channel: '/meta/disconnect', clientId: this.#clientId }], this.#allowance)
  }

  /** What the server does not mention stays as it was. */
  #heed({ advice }: Message): void {
    this.#advice = {
      interval: advice?.interval ?? this.#advice.interval,
      timeout: advice?.timeout ?? this.#advice.timeout,
    }
  }
}

/** How long CometD holds a connect where it does not say, ms. */
const DEFAULT_HOLD = 30_000

/** A new session on an open link. `allowance`: for each answer, ms. */
export async function handshake(
  link: Link,
  transports: readonly Transport[],
  allowance: number,
): Promise<BayeuxSession> {
  const [reply] = await link.exchange(
    [
      {
        channel: '/meta/handshake',
        version: '1.0',
        minimumVersion: '1.0',
        supportedConnectionTypes: transports,
        ext: { ack: true },
      },
    ],
    allowance,
  )
  if (reply?.successful === true && reply.clientId !== undefined)
    return new BayeuxSession(reply.clientId, reply, allowance)
  if (reply?.successful === true) throw new Failure('unreadable', m.server.sessionUnnamed())
  throw handshakeRefusal(reply)
}

function handshakeRefusal(reply: Message | undefined): Failure {
  const { code, text } = readError(reply?.error)
  if (code === 401 || code === 403) return denied(code, text)
  if (reply?.advice?.reconnect === 'none') return over(reply)
  return new Failure('retry', m.server.sessionRefused({ said: said(text) }), {
    retryAfter: reply?.advice?.interval ?? 0,
  })
}

function subscriptionRefusal(reply: Message, subscription: string): Failure {
  const { code, text } = readError(reply.error)
  if (isUnknownClient(reply)) return expired(text, reply.advice?.interval)
  const refused = m.server.subscriptionRefused({ subscription, said: said(text) })
  const forGood = reply.advice?.reconnect === 'none' || (code >= 400 && code < 500 && code !== 408 && code !== 429)
  return new Failure(forGood ? 'over' : 'retry', refused, { retryAfter: reply.advice?.interval ?? 0 })
}

function refusal(reply: Message, interval: number): Failure {
  const { code, text } = readError(reply.error)
  if (isUnknownClient(reply)) return expired(text, reply.advice?.interval)
  if (reply.advice?.reconnect === 'none') return over(reply)
  if (code === 403 && reply.advice?.reconnect === undefined) return denied(code, text)
  return new Failure('retry', m.server.connectRefused({ said: said(text) }), { retryAfter: interval })
}

/**
 * 402 is Bayeux's word for a client that the server has forgotten; Faye says 401 for it, which Bayeux has for a missing
 * client, and CometD 403 where a subscription is refused for it. Someone who really may not enter is told so in reply to
 * the handshake that follows.
 */
function isUnknownClient(reply: Message): boolean {
  const { code, text } = readError(reply.error)
  return code === 402 || code === 401 || reply.advice?.reconnect === 'handshake' || /unknown\W?client/i.test(text)
}

/** What it means that the server ended the session without having been asked. */
export const ousted = (advice: Advice | undefined): Failure =>
  advice?.reconnect === 'none'
    ? new Failure('over', m.server.notificationsEnded({ said: '' }))
    : new Failure('expired', m.server.sessionEnded(), { retryAfter: advice?.interval ?? 0 })

const expired = (text: string, interval = 0) =>
  new Failure('expired', m.server.sessionUnknown({ said: said(text) }), { retryAfter: interval })

const over = (reply: Message) =>
  new Failure('over', m.server.notificationsEnded({ said: said(readError(reply.error).text) }))

const denied = (status: number, text: string) =>
  new Failure('denied', m.server.notificationsDenied({ said: said(text) }), {
    status,
  })

const said = (text: string) => (text === '' ? '' : m.server.said({ words: serverWords(text) }))

/** CometD says `true`; newer ones may give an object. */
function offersAck({ ext }: Message): boolean {
  const ack = ext?.ack
  return ack === true || (typeof ack === 'object' && ack !== null && 'enabled' in ack && ack.enabled === true)
}
