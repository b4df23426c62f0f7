import * as m from '#messages'
import type { Audience, AuditAct } from '../../preload/contract/index.ts'
import { counted } from './export.svelte.ts'
import { modeName } from './mode-words.ts'

/** What the audit can be narrowed to. */
export type ActGroup = 'session' | 'chats' | 'switches' | 'messages' | 'operations' | 'exports'

export const actGroups: readonly { value: ActGroup | 'all'; label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'session', label: 'Signing in and out' },
  { value: 'chats', label: 'Joining and leaving' },
  { value: 'switches', label: 'Mode switches' },
  { value: 'messages', label: 'Messages' },
  { value: 'operations', label: 'Other operations' },
  { value: 'exports', label: 'Exports' },
]

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

export interface ActWords {
  what: string
  details: string
  /** Whom it reached, where that is what matters. */
  audience: Audience | null
  /** It did not work. */
  failed: boolean
}

/** An act in words, for a row of the audit. */
export function actWords(act: AuditAct): ActWords {
  const words = (what: string, details = '', more: Partial<ActWords> = {}): ActWords => ({
    what,
    details,
    audience: null,
    failed: false,
    ...more,
  })
  switch (act.kind) {
    case 'signedIn':
      return words('Signed in')
    case 'signedOut':
      return words('Signed out', act.chats === 0 ? '' : `left ${counted(act.chats, 'chat')}`)
    case 'sessionEnded':
      return words('Session ended by the server', act.reason, { failed: true })
    case 'joined':
      return words(`In the chat as ${modeName(act.mode)}`, act.already ? 'since before signing in' : 'joined')
    case 'switchAsked':
      return words(`Asked for ${modeName(act.mode)}`)
    case 'switchConfirmed':
      return words(
        `${modeName(act.mode)} confirmed`,
        act.latency === null ? 'after a new connection' : `in ${Math.round(act.latency).toLocaleString('en-GB')} ms`,
      )
    case 'switchRefused':
      return words(`${modeName(act.mode)} refused`, act.reason, { failed: true })
    case 'switchUnanswered':
      return words(`No answer about ${modeName(act.mode)}`, '', { failed: true })
    case 'modeChanged':
      return words(`Now ${modeName(act.mode)}`, 'not asked for here')
    case 'sent': {
      const length = counted(act.length, 'character')
      return act.failure === null
        ? words('Sent a message', length, { audience: act.audience })
        : words('Message not sent', `${length} · ${reason(act.failure)}`, { audience: act.audience, failed: true })
    }
    case 'exposed':
      return words('Line to agents shown to everyone', counted(act.lines, 'line'), {
        audience: 'everyone',
        failed: true,
      })
    case 'left':
      return act.failure === null
        ? words('Left the chat')
        : words('Could not leave', reason(act.failure), { failed: true })
    case 'chatEnded':
      return words('The chat ended')
    case 'operation':
      return act.failure === null
        ? words(spaced(act.name))
        : words(`${spaced(act.name)} failed`, reason(act.failure), { failed: true })
    case 'exported': {
      const audiences = act.audiences.map((audience) => m.audience.badge({ audience })).join(' + ')
      return words('Exported chats', `${counted(act.chats, 'chat')}, ${counted(act.lines, 'line')} · ${audiences}`)
    }
    case 'auditExported':
      return words('Exported this log', counted(act.rows, 'row'))
  }
}

/** `notAllowed` → `not allowed` */
const reason = (code: string): string => spaced(code).toLowerCase()

/** `setDisposition` → `Set disposition` */
function spaced(name: string): string {
  const apart = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_match, end: string, begin: string) => `${end} ${begin.toLowerCase()}`,
  )
  return apart.charAt(0).toUpperCase() + apart.slice(1)
}

/** The day of a moment as a date field has it, by this machine's time zone. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
