import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Chat, News } from './chat.ts'
import type { Json } from './render.ts'
import * as render from './render.ts'

type Publish = (channel: string, data: unknown) => void

/** Tells the supervisor what happens in the chats in which he takes part, with the faults that are switched on. */
export class Notifier {
  readonly #centre: Centre
  readonly #behaviour: Behaviour
  readonly #publish: Publish
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #stopListening: () => void
  #overtaken: (() => void) | null = null

  constructor(centre: Centre, behaviour: Behaviour, publish: Publish) {
    this.#centre = centre
    this.#behaviour = behaviour
    this.#publish = publish
    this.#stopListening = centre.onNews((news) => this.#tell(news))
  }

  /** Sends one notification, subject to the faults. */
  send(channel: string, data: unknown): void {
    const { dropNext, duplicate, reorder, notificationDelay } = this.#behaviour
    if (dropNext > 0) {
      this.#behaviour.dropNext -= 1
      return
    }
    const publish = () => {
      for (let times = duplicate ? 2 : 1; times > 0; times--) this.#publish(channel, data)
    }
    const waiting = this.#overtaken
    if (reorder && waiting === null) {
      this.#overtaken = publish
      return
    }
    this.#overtaken = null
    this.#after(notificationDelay, publish)
    if (waiting !== null) this.#after(notificationDelay, waiting)
  }

  stop(): void {
    this.#stopListening()
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #tell(news: News): void {
    const behaviour = this.#behaviour
    switch (news.kind) {
      case 'started':
      case 'ended':
        return
      case 'channel':
        return this.send('/v2/me/channels', {
          channels: [render.channelNews(this.#centre.supervisor, behaviour)],
          messageType: 'ChannelStateChangeMessageV2',
        })
      case 'status': {
        const { chat, state } = news
        const over = chat.supervision === null && !(chat.own && !chat.ended) && behaviour.terminalStatus === 'sparse'
        return this.#chatChanged(
          'StatusChange',
          over ? render.chatNews('terminal', chat, behaviour, state) : render.chat(chat, behaviour, state),
        )
      }
      case 'participants':
        return this.#ifSupervised(news, () => {
          const parties = news.listed ?? news.chat.parties
          const chat = render.chatNews('ParticipantsUpdated', { ...news.chat, parties }, behaviour)
          this.#chatChanged('ParticipantsUpdated', chat)
        })
      case 'properties':
        return this.#ifSupervised(
          news,
          () => {
            const chat = render.chatNews('PropertiesUpdated', news.chat, behaviour)
            this.#chatChanged('PropertiesUpdated', chat, reference(news))
          },
          news.chat.left,
        )
      case 'error':
        return this.#chatChanged('Error', render.chat(news.chat, behaviour), {
          [behaviour.errorTextIn]: news.message,
          ...reference(news),
        })
      case 'lines':
        return this.#ifSupervised(news, () =>
          this.send('/v2/me/chats', {
            messages: news.lines.map((line) => render.message(line, behaviour)),
            notificationType: 'NewMessages',
            messageType: 'MessageLogUpdated',
            ...(behaviour.logNamesChatBy !== 'chatPath' && {
              chatUri: render.uri(`/chats/${news.chat.id}`, behaviour),
            }),
            ...((behaviour.paths || behaviour.logNamesChatBy !== 'chatUri') && { chatPath: `/chats/${news.chat.id}` }),
          }),
        )
    }
  }

  #ifSupervised({ chat }: { chat: Chat }, tell: () => void, too = false): void {
    if (too || chat.own || chat.supervision?.state === 'Chatting') tell()
  }

  #chatChanged(notificationType: string, chat: Json, further: Json = {}): void {
    this.send('/v2/me/chats', { chat, notificationType, messageType: 'ChatStateChangeMessage', ...further })
  }

  /** Timers of the same length fire in the order in which they were set, so nothing is reordered that should not be. */
  #after(ms: number, publish: () => void): void {
    if (ms === 0) return publish()
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      publish()
    }, ms)
    this.#timers.add(timer)
  }
}

/** The operation that the news are about, where it has a name (API page *ChatMessageType*). */
const reference = ({ referenceId }: { referenceId: number | null }): Json =>
  referenceId === null ? {} : { referenceId }
