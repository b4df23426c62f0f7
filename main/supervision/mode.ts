import * as m from '#messages'
import { audienceOfMode, Mode, type Audience, type ModeState } from '../../preload/contract/index.ts'

/**
 * The life of a switch between Monitor, Coach and Barge in. `known` changes only when the server's word on the own
 * participant is heard; a request is no more than a request until then (protocol: an accepted POST confirms nothing).
 */

/** How long the server's word on a switch is waited for, ms. */
export const SWITCH_TIMEOUT = 10_000

export const initialMode: ModeState = { known: null, phase: { kind: 'settled', latency: null } }

/** The mode that the own participant's standing shows, or null where it shows none. */
export function modeOfStanding(audience: Audience): Mode | null {
  return Mode.options.find((mode) => audienceOfMode[mode] === audience) ?? null
}

/** A switch was asked for; a later one takes the place of an earlier one. */
export function request(state: ModeState, mode: Mode, now: number): ModeState {
  return { known: state.known, phase: { kind: 'requested', mode, since: now } }
}

/** The server told what the own participant's standing is; null where it is one that this program does not know. */
export function heard(state: ModeState, mode: Mode | null, now: number): ModeState {
  const { phase } = state
  if (mode === null) return { known: null, phase }
  switch (phase.kind) {
    case 'settled':
      return state.known === mode ? state : { known: mode, phase: { kind: 'settled', latency: null } }
    case 'requested':
      return phase.mode === mode
        ? { known: mode, phase: { kind: 'settled', latency: now - phase.since } }
        : { known: mode, phase }
    case 'refused':
      return phase.mode === mode || state.known !== mode
        ? { known: mode, phase: { kind: 'settled', latency: null } }
        : state
    case 'timedOut':
      return phase.mode === mode
        ? { known: mode, phase: { kind: 'settled', latency: null } }
        : { known: mode, phase: { ...phase, heard: true } }
    case 'unconfirmed':
      return phase.mode === null || phase.mode === mode
        ? { known: mode, phase: { kind: 'settled', latency: null } }
        : {
            known: mode,
            phase: { kind: 'refused', mode: phase.mode, reason: m.refusals.lostWithConnection() },
          }
  }
}

/** The server said no, by its reply or by an `Error` notification; without a switch on its way this changes nothing. */
export function refuse(state: ModeState, reason: string): ModeState {
  const { phase } = state
  if (phase.kind !== 'requested' && phase.kind !== 'timedOut') return state
  return { known: state.known, phase: { kind: 'refused', mode: phase.mode, reason } }
}

/** Time has passed; a request older than {@link SWITCH_TIMEOUT} has had no answer. */
export function expire(state: ModeState, now: number): ModeState {
  const { phase } = state
  if (phase.kind !== 'requested' || now - phase.since < SWITCH_TIMEOUT) return state
  return { known: state.known, phase: { kind: 'timedOut', mode: phase.mode, heard: false } }
}

/** The connection was lost: whatever was known must be heard again. */
export function lose(state: ModeState): ModeState {
  const { phase } = state
  if (phase.kind === 'unconfirmed') return state
  return { known: state.known, phase: { kind: 'unconfirmed', mode: pendingSwitch(state) } }
}

/** What the server said of the own participant does not fit together: nothing is certain until it is heard again. */
export function doubt(state: ModeState): ModeState {
  if (state.phase.kind === 'unconfirmed') return state
  return { known: state.known, phase: { kind: 'unconfirmed', mode: pendingSwitch(state), doubt: 'standing' } }
}

/** A reading says so while no notifications come: it may narrow what is known, and confirms nothing. */
export function heardUnconfirmed(state: ModeState, mode: Mode | null): ModeState {
  const { known, phase } = lose(state)
  return { known: known === null || mode === null ? null : narrower(known, mode), phase }
}

/**
 * The mode to go back to after the server's word: that from which the supervisor's own switch led to Barge in. What somebody
 * else changed is not undone by a press.
 */
export function undoAfter(undo: Mode | null, before: ModeState, after: ModeState): Mode | null {
  if (after.known !== 'BargeIn') return null
  const asked = before.phase.kind === 'settled' ? null : before.phase.mode
  return before.known !== 'BargeIn' && asked === 'BargeIn' ? before.known : undo
}

/** The switch that may still take effect, or null where none is on its way. */
export function pendingSwitch({ phase }: ModeState): Mode | null {
  switch (phase.kind) {
    case 'requested':
      return phase.mode
    case 'timedOut':
      return phase.heard ? null : phase.mode
    case 'settled':
    case 'refused':
    case 'unconfirmed':
      return null
  }
}

/**
 * The mode to go by, or null where it is in doubt. A switch on its way counts at once where it narrows who sees the
 * supervisor, and where it widens only when it is confirmed.
 */
export function certainMode(state: ModeState): Mode | null {
  const { known, phase } = state
  if (known === null || phase.kind === 'unconfirmed') return null
  return narrower(known, pendingSwitch(state) ?? known)
}

/** Of two modes the one in which fewer see the supervisor. */
export function narrower(a: Mode, b: Mode): Mode {
  return Mode.options.indexOf(a) < Mode.options.indexOf(b) ? a : b
}
