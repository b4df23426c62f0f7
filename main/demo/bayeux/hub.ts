import type { Session } from '../auth.ts'
import { random } from '../auth.ts'
import type { Behaviour } from '../behaviour.ts'
import { isFrozen } from '../behaviour.ts'
import type { BayeuxMessage } from './message.ts'
import { covers, inner } from './message.ts'

type Reply = (messages: BayeuxMessage[]) => void

/** The way by which messages came: one HTTP request, or one WebSocket. */
export interface Link {
  readonly transport: 'websocket' | 'long-polling'
  readonly session: Session
  /** The value of the BAYEUX_BROWSER cookie, which a client id is bound to. */
  readonly browser: string
  /** Sends without being asked; null where only replies can carry messages. */
  readonly push: Reply | null
}

interface Client {
  readonly id: string
  readonly session: Session
  readonly browser: string
  readonly subscriptions: Set<string>
  queue: BayeuxMessage[]
  connected: boolean
  link: Link | null
  held: { id: string | undefined; reply: Reply; timer: NodeJS.Timeout; link: Link } | null
  expiry: NodeJS.Timeout | null
  readonly ack: { on: boolean; batch: number; unacked: { batch: number; messages: BayeuxMessage[] }[] }
}

/** The Bayeux server proper, whatever the transport: handshakes, subscriptions, held connects, queues and acknowledgements. */
export class Hub {
  readonly #behaviour: Behaviour
  readonly #clients = new Map<string, Client>()

  constructor(behaviour: Behaviour) {
    this.#behaviour = behaviour
  }

  get clients(): number {
    return this.#clients.size
  }

  /** Takes one message; `reply` is called once, for a held `/meta/connect` later. */
  receive(message: BayeuxMessage, link: Link, reply: Reply): void {
    if (message.channel === '/meta/handshake') return this.#handshake(message, link, reply)
    const client = this.#clients.get(message.clientId ?? '')
    if (client === undefined || client.browser !== link.browser || client.session !== link.session) {
      return reply([this.#unknown(message)])
    }
    client.link = link
    switch (message.channel) {
      case '/meta/connect':
        return this.#connect(client, message, link, reply)
      case '/meta/disconnect':
        this.#remove(client, { reconnect: 'none' })
        return reply([answer(message, { clientId: client.id })])
      case '/meta/subscribe':
      case '/meta/unsubscribe':
        return reply([...this.#take(client, link), this.#subscription(client, message)])
      default:
        return reply([answer(message, { successful: false, error: `403:${message.channel}:create denied` })])
    }
  }

  publish(channel: string, data: unknown): void {
    for (const client of this.#clients.values()) {
      if (![...client.subscriptions].some((subscription) => covers(subscription, channel))) continue
      client.queue.push({ channel, data })
      this.#flush(client)
    }
  }

  /** The link is gone: what was held by it cannot be answered, and its clients have `maxInterval` to come back. */
  dropLink(link: Link): void {
    for (const client of this.#clients.values()) {
      if (client.held?.link === link) {
        clearTimeout(client.held.timer)
        client.held = null
        this.#await(client)
      } else if (client.link === link && link.transport === 'websocket') {
        this.#await(client)
      }
      if (client.link === link) client.link = null
    }
  }

  /** Forgets all clients (or those of one session): each is told `402::` at its next word, or at once where it waits. */
  forget(session?: Session): void {
    for (const client of [...this.#clients.values()]) {
      if (session === undefined || client.session === session)
        this.#remove(client, { reconnect: 'handshake', interval: 0 })
    }
  }

  /** Answers every held connect now, so that changed advice is heard. */
  release(): void {
    for (const client of this.#clients.values()) this.#answerHeld(client)
  }

  /** Forgets everything without a word. */
  stop(): void {
    for (const { expiry, held } of this.#clients.values()) {
      if (expiry !== null) clearTimeout(expiry)
      if (held !== null) clearTimeout(held.timer)
    }
    this.#clients.clear()
  }

  #handshake(message: BayeuxMessage, link: Link, reply: Reply): void {
    const offered = this.#behaviour.transports
    const wanted = Array.isArray(message['supportedConnectionTypes']) ? message['supportedConnectionTypes'] : []
    const shared = { version: '1.0', supportedConnectionTypes: [...offered] }
    if (!offered.some((transport) => wanted.includes(transport))) {
      const advice = { reconnect: 'none' }
      return reply([answer(message, { ...shared, successful: false, error: '400::Unsupported transport', advice })])
    }
    const ack = this.#behaviour.ack && inner(message, 'ext', 'ack') === true
    const client: Client = {
      id: random(),
      session: link.session,
      browser: link.browser,
      subscriptions: new Set(),
      queue: [],
      connected: false,
      link,
      held: null,
      expiry: null,
      ack: { on: ack, batch: 0, unacked: [] },
    }
    this.#clients.set(client.id, client)
    this.#await(client)
    reply([
      answer(message, {
        ...shared,
        minimumVersion: '1.0',
        clientId: client.id,
        advice: this.#advice(),
        ...(this.#behaviour.ack && { ext: { ack: true } }),
      }),
    ])
  }

  #connect(client: Client, message: BayeuxMessage, link: Link, reply: Reply): void {
    this.#answerHeld(client)
    if (client.expiry !== null) clearTimeout(client.expiry)
    client.expiry = null
    const acked = inner(message, 'ext', 'ack')
    if (client.ack.on && typeof acked === 'number') {
      const lost = client.ack.unacked.filter(({ batch }) => batch > acked)
      client.ack.unacked = []
      client.queue = [...lost.flatMap(({ messages }) => messages), ...client.queue]
    }
    const wish = inner(message, 'advice', 'timeout')
    const first = !client.connected
    client.connected = true
    const timeout = first ? 0 : typeof wish === 'number' ? wish : this.#behaviour.connectTimeout
    const timer = setTimeout(() => this.#answerHeld(client, first), timeout)
    client.held = { id: message.id, reply, timer, link }
    if (timeout === 0 || this.#behaviour.advice === 'none') this.#answerHeld(client, true)
    else this.#flush(client)
  }

  #flush(client: Client): void {
    if (client.queue.length === 0 || isFrozen(this.#behaviour)) return
    const push = client.link?.push ?? null
    if (!client.ack.on && push !== null) push(client.queue.splice(0))
    else if (client.held !== null) this.#answerHeld(client)
  }

  #answerHeld(client: Client, advise = false): void {
    const { held } = client
    if (held === null || isFrozen(this.#behaviour)) return
    clearTimeout(held.timer)
    client.held = null
    const { messages, ext } = this.#takeForConnect(client)
    const none = this.#behaviour.advice === 'none'
    const fields = { clientId: client.id, ...(ext && { ext }), ...((advise || none) && { advice: this.#advice() }) }
    const refusal = none ? { successful: false, error: '403::The server wants no further connection' } : {}
    this.#await(client)
    held.reply([...messages, answer({ channel: '/meta/connect', ...idOf(held) }, { ...fields, ...refusal })])
  }

  #takeForConnect(client: Client): { messages: BayeuxMessage[]; ext: { ack: number } | null } {
    const messages = client.queue.splice(0)
    if (!client.ack.on) return { messages, ext: null }
    if (messages.length > 0) {
      client.ack.batch += 1
      client.ack.unacked.push({ batch: client.ack.batch, messages })
    }
    return { messages, ext: { ack: client.ack.batch } }
  }

  /** Any reply may carry what is queued, but with acknowledgements only that of a connect. */
  #take(client: Client, link: Link): BayeuxMessage[] {
    return client.ack.on || link.push !== null ? [] : client.queue.splice(0)
  }

  #subscription(client: Client, message: BayeuxMessage): BayeuxMessage {
    const subscription = message['subscription']
    const names = (Array.isArray(subscription) ? subscription : [subscription]).filter(
      (name): name is string => typeof name === 'string' && name.startsWith('/'),
    )
    if (names.length === 0) return answer(message, { successful: false, error: '403::subscription missing' })
    for (const name of names) {
      if (message.channel === '/meta/subscribe') client.subscriptions.add(name)
      else client.subscriptions.delete(name)
    }
    return answer(message, { clientId: client.id, subscription })
  }

  #await(client: Client): void {
    if (client.expiry !== null) clearTimeout(client.expiry)
    client.expiry = setTimeout(() => this.#clients.delete(client.id), this.#behaviour.maxInterval)
  }

  #remove(client: Client, advice: Record<string, unknown>): void {
    this.#clients.delete(client.id)
    if (client.expiry !== null) clearTimeout(client.expiry)
    const { held } = client
    if (held === null) return
    clearTimeout(held.timer)
    const gone = { successful: false, error: '402::Unknown client', advice }
    held.reply([answer({ channel: '/meta/connect', ...idOf(held) }, gone)])
  }

  #unknown(message: BayeuxMessage): BayeuxMessage {
    const advice = { reconnect: 'handshake', interval: 0 }
    return answer(message, { successful: false, error: '402::Unknown client', advice })
  }

  #advice(): Record<string, unknown> {
    return { reconnect: this.#behaviour.advice, interval: 0, timeout: this.#behaviour.connectTimeout }
  }
}

const idOf = ({ id }: { id: string | undefined }) => (id === undefined ? {} : { id })

/** A reply: successful unless its fields say otherwise. */
function answer(message: BayeuxMessage, fields: Record<string, unknown>): BayeuxMessage {
  return { channel: message.channel, ...idOf({ id: message.id }), successful: true, ...fields }
}
