import { isOver, type AuditAct, type Chat, type ModeState } from '../../../preload/contract/index.ts'

/** What was last seen of a chat. */
export interface Seen {
  mode: ModeState
  /** The own mode was heard, so that the supervisor is known to be in it. */
  joined: boolean
  ended: boolean
  /** How many own lines for agents everyone can read. */
  exposed: number
}

/**
 * What has happened in a chat between two looks at it, oldest first. Read off the chat's own state, so that it is the
 * same whether a switch was asked for by a click, a hotkey or another part of the program. `before` is null at first sight.
 */
export function actsBetween(before: Seen | null, chat: Chat, already = false): AuditAct[] {
  const acts: AuditAct[] = []
  const { known } = chat.mode
  if (before?.joined !== true) {
    if (known !== null) acts.push({ kind: 'joined', mode: known, already })
  } else {
    acts.push(...modeActs(before.mode, chat.mode))
  }
  if (chat.exposed.length > (before?.exposed ?? 0)) acts.push({ kind: 'exposed', lines: chat.exposed.length })
  if (hasEnded(chat) && before?.ended === false) acts.push({ kind: 'chatEnded' })
  return acts
}

export function seen(before: Seen | null, chat: Chat): Seen {
  const joined = before?.joined === true || chat.mode.known !== null
  return { mode: chat.mode, joined, ended: hasEnded(chat), exposed: chat.exposed.length }
}

function modeActs(before: ModeState, after: ModeState): AuditAct[] {
  const acts: AuditAct[] = []
  const pending = pendingMode(before)
  const { known, phase } = after
  if (known !== null && known !== before.known) {
    const confirmed = phase.kind === 'settled' && known === pending
    acts.push(
      confirmed
        ? { kind: 'switchConfirmed', mode: known, latency: phase.latency }
        : { kind: 'modeChanged', mode: known },
    )
  } else if (known !== null && phase.kind === 'settled' && known === pending) {
    acts.push({ kind: 'switchConfirmed', mode: known, latency: phase.latency })
  }
  const was = before.phase
  if (
    phase.kind === 'requested' &&
    !(was.kind === 'requested' && was.mode === phase.mode && was.since === phase.since)
  ) {
    acts.push({ kind: 'switchAsked', mode: phase.mode })
  }
  if (phase.kind === 'refused' && was.kind !== 'refused') {
    acts.push({ kind: 'switchRefused', mode: phase.mode, reason: phase.reason.slice(0, 500) })
  }
  if (phase.kind === 'timedOut' && was.kind !== 'timedOut') acts.push({ kind: 'switchUnanswered', mode: phase.mode })
  return acts
}

/** The mode that is waited for. A refusal can be overtaken by the server's own word that it was carried out. */
function pendingMode({ phase }: ModeState): ModeState['known'] {
  switch (phase.kind) {
    case 'requested':
    case 'timedOut':
    case 'unconfirmed':
    case 'refused':
      return phase.mode
    case 'settled':
      return null
  }
}

function hasEnded({ state }: Chat): boolean {
  return isOver(state)
}
