import * as m from '#messages'
import type { Audience, AuditAct, Mode } from '../../preload/contract/index.ts'
import { modeName } from './mode-words.ts'

export const actGroups = ['all', 'session', 'chats', 'switches', 'messages', 'operations', 'exports'] as const
/** What the audit can be narrowed to. */
export type ActGroup = Exclude<(typeof actGroups)[number], 'all'>

export function groupOf({ kind }: AuditAct): ActGroup {
  switch (kind) {
    case 'signedIn':
    case 'signedOut':
    case 'sessionEnded':
      return 'session'
    case 'joined':
    case 'left':
    case 'chatEnded':
      return 'chats'
    case 'switchAsked':
    case 'switchConfirmed':
    case 'switchRefused':
    case 'switchUnanswered':
    case 'modeChanged':
      return 'switches'
    case 'sent':
    case 'exposed':
      return 'messages'
    case 'operation':
      return 'operations'
    case 'exported':
    case 'auditExported':
      return 'exports'
  }
}

export interface ActText {
  what: string
  details: string
  /** Whom it reached, where that is what matters. */
  audience: Audience | null
  /** It did not work. */
  failed: boolean
}

/** An act as text, for a row of the audit. */
export function actText(act: AuditAct): ActText {
  const words = (what: string, details = '', more: Partial<ActText> = {}): ActText => ({
    what,
    details,
    audience: null,
    failed: false,
    ...more,
  })
  switch (act.kind) {
    case 'signedIn':
      return words(m.audit.signedIn())
    case 'signedOut':
      return words(m.audit.signedOut(), act.chats === 0 ? '' : m.audit.leftChats({ count: act.chats }))
    case 'sessionEnded':
      return words(m.audit.sessionEnded(), act.reason, { failed: true })
    case 'joined':
      return words(m.audit.joined(modeOf(act)), act.already ? m.audit.joinedAlready() : m.audit.joinedNow())
    case 'switchAsked':
      return words(m.audit.switchAsked(modeOf(act)))
    case 'switchConfirmed':
      return words(
        m.audit.switchConfirmed(modeOf(act)),
        act.latency === null ? m.audit.confirmedLate() : m.audit.confirmedIn({ ms: Math.round(act.latency) }),
      )
    case 'switchRefused':
      return words(m.audit.switchRefused(modeOf(act)), act.reason, { failed: true })
    case 'switchUnanswered':
      return words(m.audit.switchUnanswered(modeOf(act)), '', { failed: true })
    case 'modeChanged':
      return words(m.audit.modeChanged(modeOf(act)), m.audit.notAsked())
    case 'sent': {
      const length = m.audit.length({ count: act.length })
      return act.failure === null
        ? words(m.audit.sent(), length, { audience: act.audience })
        : words(m.audit.notSent(), m.audit.lengthAndReason({ length, reason: m.audit.reason({ code: act.failure }) }), {
            audience: act.audience,
            failed: true,
          })
    }
    case 'exposed':
      return words(m.audit.exposed(), m.common.lines({ count: act.lines }), {
        audience: 'everyone',
        failed: true,
      })
    case 'left':
      return act.failure === null
        ? words(m.audit.left())
        : words(m.audit.notLeft(), m.audit.reason({ code: act.failure }), { failed: true })
    case 'chatEnded':
      return words(m.audit.chatEnded())
    case 'operation': {
      const operation = m.audit.operation({ name: act.name })
      return act.failure === null
        ? words(operation)
        : words(m.audit.failed({ operation }), m.audit.reason({ code: act.failure }), { failed: true })
    }
    case 'exported': {
      const audiences = act.audiences.map((audience) => m.audience.badge({ audience })).join(' + ')
      const chats = m.common.chats({ count: act.chats })
      const lines = m.common.lines({ count: act.lines })
      return words(m.audit.exported(), m.audit.exportedWhat({ chats, lines, audiences }))
    }
    case 'auditExported':
      return words(m.audit.exportedLog(), m.common.rows({ count: act.rows }))
  }
}

const modeOf = ({ mode }: { mode: Mode }): { mode: string } => ({ mode: modeName(mode) })

/** The day of a moment as a date field has it, by this machine's time zone. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
