import * as m from '#messages'
import {
  audienceOfMode,
  chatName,
  type Audience,
  type Chat,
  type Mode,
  type ModeState,
} from '../../preload/contract/index.ts'
import type { Question } from './questions.ts'

export const modeName = (mode: Mode): string => m.modes.name({ mode })

export function bargeInQuestion(chat: Chat): Question {
  return {
    title: m.modes.bargeInQuestion({ chat: chatName(chat) }),
    text: m.modes.bargeInWarning(),
    answer: modeName('BargeIn'),
    reachesCustomer: true,
  }
}

export interface ModeBanner {
  /** Who sees the supervisor as far as the server has said; colours the banner. */
  audience: Audience
  text: string
  /** Where the last request to switch stands. */
  detail: string
  tone: 'plain' | 'busy' | 'problem'
}

/** What the banner over the transcript says. The text is about the mode that is known, never the hoped-for one. */
export function modeBanner({ known, phase }: ModeState): ModeBanner {
  const text = known === null ? m.modes.standingUnknown() : m.modes.standing({ mode: known })
  const audience = known === null ? 'unknown' : audienceOfMode[known]
  switch (phase.kind) {
    case 'settled':
      return {
        audience,
        text,
        detail: phase.latency === null ? '' : m.modes.confirmedIn({ ms: Math.round(phase.latency) }),
        tone: 'plain',
      }
    case 'requested':
      return { audience, text, detail: m.modes.requested({ mode: modeName(phase.mode) }), tone: 'busy' }
    case 'refused':
      return {
        audience,
        text,
        detail: m.modes.refused({ mode: modeName(phase.mode), reason: phase.reason }),
        tone: 'problem',
      }
    case 'timedOut':
      return { audience, text, detail: noAnswer(phase.mode, known, phase.heard), tone: 'problem' }
    case 'unconfirmed':
      return { audience, text: unconfirmed(known), detail: unsure(phase), tone: 'problem' }
  }
}

function noAnswer(asked: Mode, known: Mode | null, heard: boolean): string {
  const none = m.modes.noAnswer({ mode: modeName(asked) })
  if (known === null) return `${none} ${m.modes.mayTakeEffect()}`
  const still = heard ? m.modes.stillAsHeard : m.modes.stillAsFarAsKnown
  return `${none} ${still({ mode: modeName(known) })}`
}

function unconfirmed(known: Mode | null): string {
  return known === null ? m.modes.unconfirmed() : m.modes.unconfirmedLastKnown({ mode: modeName(known) })
}

function unsure({ mode: onItsWay, doubt }: Extract<ModeState['phase'], { kind: 'unconfirmed' }>): string {
  const why = doubt === undefined ? m.modes.connectionLost() : m.modes.wordsDoNotFit()
  return onItsWay === null ? why : `${why} ${m.modes.askedNotKnown({ mode: modeName(onItsWay) })}`
}

/** Where the last request to switch stands, in the fewest words; null where it is settled. */
export function switchNote(phase: ModeState['phase']): string | null {
  switch (phase.kind) {
    case 'settled':
      return null
    case 'requested':
      return m.modes.requested({ mode: modeName(phase.mode) })
    case 'refused':
      return m.audit.switchRefused({ mode: modeName(phase.mode) })
    case 'timedOut':
      return m.list.noAnswer()
    case 'unconfirmed':
      return m.wall.unconfirmed()
  }
}
