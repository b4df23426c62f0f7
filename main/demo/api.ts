import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Chat } from './chat.ts'
import { contacts, user, users } from './directory.ts'
import { operate } from './operations.ts'
import type { Outcome } from './outcome.ts'
import { done, missing, notFound, refused, text } from './outcome.ts'
import type { Json } from './render.ts'
import * as render from './render.ts'
import { operateChannel, operateUserChat } from './watching.ts'

export interface ApiRequest {
  readonly method: string
  /** Below `/api/v2`, e.g. `/me/chats`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Json
}

/** What the API can do beyond the contact centre's own state. */
export interface ApiEffects {
  endSession(): void
}

/** The REST API of the demo: one request in, one outcome out. */
export function callApi(request: ApiRequest, centre: Centre, behaviour: Behaviour, effects: ApiEffects): Outcome {
  const [collection, ...rest] = request.path.split('/').filter((part) => part !== '')
  const context = { centre, behaviour, body: request.body }
  const post = request.method === 'POST'
  if (!post && request.method !== 'GET') return refused(2, `${request.method} is not possible here.`)
  switch (collection) {
    case 'me': {
      const [part, chatId, inner] = rest
      if (part === undefined)
        return post
          ? session(context, effects)
          : done({ user: render.me(centre, behaviour, request.query.has('subresources')) })
      if (part !== 'chats') break
      if (chatId === undefined) return post ? missing('id') : done(ownChats(request, centre, behaviour))
      if (inner === undefined && post) return operate(context, chatId)
      const chat = centre.find(chatId)
      if (chat === undefined || (!centre.mine.includes(chat) && !chat.left && inner === undefined))
        return notFound(`The chat ${chatId}`)
      if (inner === undefined) return done({ chat: render.chat(chat, behaviour) })
      if (inner === 'messages' && !post) return done({ messages: messages(request, chat, behaviour) })
      break
    }
    case 'users': {
      const [userId, part, id] = rest
      if (userId === undefined) return users({ ...context, query: request.query })
      if (part === undefined) return user(userId, { ...context, query: request.query })
      if (post && part === 'channels' && id === 'chat') return operateChannel(context, userId)
      if (post && part === 'chats' && id !== undefined) return operateUserChat(context, userId, id)
      break
    }
    case 'contacts':
      if (behaviour.contacts === 'missing') break
      return contacts({ ...context, query: request.query })
    case undefined:
      break
  }
  return notFound(`The resource ${request.path}`)
}

function session({ centre, body }: { centre: Centre; body: Json }, effects: ApiEffects): Outcome {
  switch (text(body, 'operationName')) {
    case null:
      return missing('operationName')
    case 'StartContactCenterSession': {
      const channels = Array.isArray(body['channels']) ? (body['channels'] as unknown[]) : []
      if (channels.length === 0) return missing('channels')
      if (channels.includes('chat')) centre.startSession()
      const results = channels.map((channel) =>
        channel === 'chat' ? { channel, statusCode: 0 } : { channel, statusCode: 5, statusMessage: notAssigned },
      )
      const failed = results.filter(({ statusCode }) => statusCode !== 0).length
      if (failed === 0) return done()
      // Where all fail, one of them is told of (API page *StartContactCenterSession*).
      if (failed === results.length) return refused(5, notAssigned)
      return { statusCode: 7, fields: { channels: results } }
    }
    case 'EndContactCenterSession':
      centre.endSession()
      effects.endSession()
      return done()
    default:
      return refused(1, 'There is no such operation.')
  }
}

function ownChats({ query }: ApiRequest, centre: Centre, behaviour: Behaviour): Json {
  const chats = centre.mine
  return query.has('fields')
    ? { chats: chats.map((chat) => render.chat(chat, behaviour)) }
    : { uris: chats.map(({ id }) => render.uri(`/chats/${id}`, behaviour)) }
}

function messages({ query }: ApiRequest, chat: Chat, behaviour: Behaviour): unknown[] {
  const start = Number(query.get('startIndex') ?? 0)
  const count = Number(query.get('count') ?? Infinity)
  return chat.lines
    .filter((line) => line.index >= start && (behaviour.typingIsKept || !line.type.startsWith('Typing')))
    .sort((a, b) => a.index - b.index)
    .slice(0, count)
    .map((line) => render.message(line, behaviour))
}

const notAssigned = 'This channel is not assigned to the user.'
