import {
  shownName,
  type Agent,
  type AgentChat,
  type AgentFacts,
  type JoinState,
  type Watch,
  type WatchScope,
} from '../../preload/contract/index.ts'
import { modeName } from './mode-words.ts'
import type { Question } from './questions.ts'
import { roughly } from './time.ts'

export const scopes: readonly WatchScope[] = ['NextChat', 'AllChats']

export const scopeNames: Record<WatchScope, string> = { NextChat: 'Next chat', AllChats: 'All chats' }

/** The agent's state in the server's words. */
export const statusWords = ({ status }: Pick<AgentFacts, 'status'>): string => shownName(status) || 'State not known'

/** `All chats · Coach`, and where that stands, in as few words as a row has room for. */
export function watchSummary({ scope, mode, state }: Watch): { what: string; stands: string; problem: boolean } {
  const words = { asking: 'asking…', requested: 'requested', proven: 'proven', refused: 'refused' }
  return {
    what: `${scopeNames[scope]} · ${modeName(mode)}`,
    stands: words[state.kind],
    problem: state.kind === 'refused',
  }
}

/** Where a watch stands, in full: the server tells nobody whom they watch, so only a chat that comes proves it. */
export function watchSentence({ scope, mode, state, again }: Watch, agent: Pick<Agent, 'name'>): string {
  const name = shownName(agent.name)
  const what = scope === 'AllChats' ? `every new chat of ${name}` : `the next chat of ${name}`
  const named = modeName(mode)
  const since = again ? ' again, because a new session has begun' : ''
  switch (state.kind) {
    case 'asking':
      return `Asking${since} for ${what} in ${named}…`
    case 'requested':
      return `Requested${since}: ${what} in ${named}. The server does not say whether it watches; the first chat that comes proves it.`
    case 'proven':
      return `Proven: a new chat came by itself in ${named}. You get ${what}.`
    case 'refused':
      return `Not watched. The server refused${again ? ' when it was asked again in a new session' : ''}: ${state.reason}`
  }
}

export function watchQuestion(agent: string, scope: WatchScope): Question {
  const which = scope === 'AllChats' ? 'In every new chat' : 'In the next chat'
  return {
    title: `Barge in on the coming chats of ${agent}?`,
    text: `${which} of ${agent} the customer will see you from the start, without another question.`,
    answer: 'Watch and barge in',
    reachesCustomer: true,
  }
}

export function joinQuestion(agent: string, chat: Pick<AgentChat, 'title'>): Question {
  return {
    title: `Barge in on “${chatTitle(chat)}” of ${agent}?`,
    text: 'The customer will see you as soon as you are in the chat.',
    answer: 'Join as Barge in',
    reachesCustomer: true,
  }
}

export function chatTitle({ title }: Pick<AgentChat, 'title'>): string {
  return shownName(title) || 'Chat without a subject'
}

/** `running for 8 min`, or nothing where the server gave no time. */
export function chatAge({ receivedAt }: Pick<AgentChat, 'receivedAt'>, server: number): string {
  return receivedAt === null ? '' : `running for ${roughly(server - receivedAt)}`
}

/** Where the supervisor stands to a running chat; empty where nothing was asked. */
export function joinWords(join: JoinState): { text: string; tone: 'plain' | 'busy' | 'problem' } {
  switch (join.kind) {
    case 'open':
      return join.refusal === null
        ? { text: '', tone: 'plain' }
        : { text: `Not joined as ${modeName(join.refusal.mode)}: ${join.refusal.reason}`, tone: 'problem' }
    case 'joining':
      return { text: join.mode === null ? 'Joining…' : `Joining as ${modeName(join.mode)}…`, tone: 'busy' }
    case 'joined':
      return join.asked === null
        ? { text: `You are in this chat: ${modeName(join.mode)}`, tone: 'plain' }
        : {
            text: `You are in this chat in ${modeName(join.mode)}, not in ${modeName(join.asked)} as you asked: that is what the server says.`,
            tone: 'problem',
          }
  }
}
