import {
  audienceOfMode,
  chatName,
  type Audience,
  type Chat,
  type Mode,
  type ModeState,
} from '../../preload/contract/index.ts'
import type { Question } from './operation-words.ts'

export const modeNames: Record<Mode, string> = { Monitor: 'Monitor', Coach: 'Coach', BargeIn: 'Barge in' }

const standing: Record<Mode, string> = {
  Monitor: 'Watching. Nobody but supervisors sees you.',
  Coach: 'Coaching. Only agents see you.',
  BargeIn: 'In the conversation. The customer sees you.',
}

export function bargeInQuestion(chat: Chat): Question {
  return {
    title: `Barge in on the chat of ${chatName(chat)}?`,
    text: 'The customer will see you in the conversation.',
    answer: 'Barge in',
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
  const text = known === null ? 'Not yet known who sees you in this chat.' : standing[known]
  const audience = known === null ? 'unknown' : audienceOfMode[known]
  switch (phase.kind) {
    case 'settled':
      return {
        audience,
        text,
        detail: phase.latency === null ? '' : `confirmed in ${Math.round(phase.latency)} ms`,
        tone: 'plain',
      }
    case 'requested':
      return { audience, text, detail: `${modeNames[phase.mode]} requested…`, tone: 'busy' }
    case 'refused':
      return { audience, text, detail: `${modeNames[phase.mode]} refused: ${phase.reason}`, tone: 'problem' }
    case 'timedOut':
      return { audience, text, detail: noAnswer(phase.mode, known, phase.heard), tone: 'problem' }
    case 'unconfirmed':
      return { audience, text: unconfirmed(known), detail: unsure(phase), tone: 'problem' }
  }
}

function noAnswer(asked: Mode, known: Mode | null, heard: boolean): string {
  const none = `No answer to ${modeNames[asked]} after 10 s.`
  if (known === null) return `${none} It may still take effect.`
  const still = heard ? 'The server says that you are still' : 'As far as the server has said you are still'
  return `${none} ${still} in ${modeNames[known]}. Ask again if you still want it.`
}

function unconfirmed(known: Mode | null): string {
  return known === null ? 'Unconfirmed.' : `Unconfirmed: last known as ${modeNames[known]}.`
}

function unsure({ mode: onItsWay, doubt }: Extract<ModeState['phase'], { kind: 'unconfirmed' }>): string {
  const asked = onItsWay === null ? '' : ` ${modeNames[onItsWay]} was asked for; whether it took effect is not known.`
  const why =
    doubt === undefined
      ? 'The connection was lost. The mode shows again once the server has said it.'
      : 'The server’s words about you in this chat do not fit together. It is being asked again.'
  return `${why}${asked}`
}
