import * as m from '#messages'
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

/** The agent's state in the server's words. */
export const statusText = ({ status }: Pick<AgentFacts, 'status'>): string =>
  shownName(status) || m.team.statusUnknown()

/** `All chats · Coach`, and where that stands, in as few words as a row has room for. */
export function watchSummary({ scope, mode, state }: Watch): { what: string; stands: string; problem: boolean } {
  return {
    what: m.team.watch({ scope: m.team.scope({ scope }), mode: modeName(mode) }),
    stands: m.team.stands({ state: state.kind }),
    problem: state.kind === 'refused',
  }
}

/** Where a watch stands, in full: the server tells nobody whom they watch, so only a chat that comes proves it. */
export function watchText({ scope, mode, state, again }: Watch, { name }: Pick<Agent, 'name'>): string {
  const watch = { scope, agent: shownName(name), mode: modeName(mode) }
  switch (state.kind) {
    case 'asking':
      return again ? m.team.watchAskingAgain(watch) : m.team.watchAsking(watch)
    case 'requested': {
      const requested = again ? m.team.watchRequestedAgain(watch) : m.team.watchRequested(watch)
      return `${requested} ${m.team.watchUnproven()}`
    }
    case 'proven':
      return m.team.watchProven(watch)
    case 'refused':
      return again ? m.team.watchRefusedAgain(state) : m.team.watchRefused(state)
  }
}

export function watchQuestion(agent: string, scope: WatchScope): Question {
  return {
    title: m.team.watchQuestion({ agent }),
    text: m.team.watchWarning({ scope, agent }),
    answer: m.team.watchAnswer(),
    reachesCustomer: true,
  }
}

export function joinQuestion(agent: string, chat: Pick<AgentChat, 'title'>): Question {
  return {
    title: m.team.joinQuestion({ chat: chatTitle(chat), agent }),
    text: m.team.joinWarning(),
    answer: m.team.joinAnswer(),
    reachesCustomer: true,
  }
}

export function chatTitle({ title }: Pick<AgentChat, 'title'>): string {
  return shownName(title) || m.team.noSubject()
}

/** `running for 8 min`, or nothing where the server gave no time. */
export function chatAge({ receivedAt }: Pick<AgentChat, 'receivedAt'>, server: number): string {
  return receivedAt === null ? '' : m.team.runningFor({ time: roughly(server - receivedAt) })
}

/** Where the supervisor stands to a running chat; empty where nothing was asked. */
export function joinText(join: JoinState): { text: string; tone: 'plain' | 'busy' | 'problem' } {
  switch (join.kind) {
    case 'open': {
      const { refusal } = join
      if (refusal === null) return { text: '', tone: 'plain' }
      return { text: m.team.notJoined({ mode: modeName(refusal.mode), reason: refusal.reason }), tone: 'problem' }
    }
    case 'joining':
      return {
        text: join.mode === null ? m.team.joining() : m.team.joiningAs({ mode: modeName(join.mode) }),
        tone: 'busy',
      }
    case 'joined': {
      const mode = modeName(join.mode)
      return join.asked === null
        ? { text: m.team.joined({ mode }), tone: 'plain' }
        : { text: m.team.joinedOtherwise({ mode, asked: modeName(join.asked) }), tone: 'problem' }
    }
  }
}
