import type { Connection, Hotkey, HotkeyCommand, HotkeyRefusal } from '../../preload/contract/index.ts'
import { inWords } from './time.ts'

/** What the header says of the connection; `local` is this machine's time, ms. */
export function connectionText(connection: Connection, local: number): string {
  switch (connection.kind) {
    case 'signedOut':
      return 'Signed out'
    case 'connecting':
      return 'Connecting…'
    case 'connected':
      return ['Connected', transportWord(connection.transport), latencyWord(connection.latency)]
        .filter((part) => part !== null)
        .join(' · ')
    case 'reconnecting':
      return `Reconnecting… since ${inWords(local - connection.since)} (${connection.reason})`
    case 'offline':
      return `Offline (${connection.reason})`
    case 'stopped':
      return 'Stopped'
  }
}

/** The same for a screen reader: said when the state changes, silent while only numbers do. */
export function connectionNews(connection: Connection): string {
  switch (connection.kind) {
    case 'signedOut':
      return 'Signed out.'
    case 'connecting':
      return 'Connecting.'
    case 'connected':
      return `Connected by ${transportWord(connection.transport)}.`
    case 'reconnecting':
      return `Connection lost, reconnecting. ${connection.reason}`
    case 'offline':
      return `Offline. ${connection.reason}`
    case 'stopped':
      return connection.error.message
  }
}

export const hotkeyNames: Record<HotkeyCommand, string> = {
  monitor: 'Monitor',
  coach: 'Coach',
  bargeIn: 'Barge in',
  nextChat: 'Next chat',
  previousChat: 'Previous chat',
  showWindow: 'Show Sideline',
}

/** Why a key does not work, and what to do. */
export function refusalText(refusal: HotkeyRefusal): string {
  const change = 'Change it in the settings file, then start Sideline again.'
  switch (refusal.kind) {
    case 'taken':
      return 'Another program or the system holds this key. Free it there, then start Sideline again.'
    case 'duplicate':
      return `This is already the key for ${hotkeyNames[refusal.of]}. ${change}`
    case 'noModifier':
      return `This key is for typing: without Ctrl, Alt or the like it would be taken from every program. ${change}`
    case 'notUnderstood':
      return `Sideline knows no such key. ${change}`
    case 'failed':
      return 'The system did not say why. Start Sideline again, or choose another key in the settings file.'
  }
}

export interface HotkeySummary {
  text: string
  tone: 'ok' | 'problem' | 'off'
}

export function hotkeySummary(hotkeys: readonly Hotkey[]): HotkeySummary {
  const refused = hotkeys.filter(({ state }) => state === 'refused').length
  if (refused > 0) return { text: `${refused} refused`, tone: 'problem' }
  return hotkeys.some(({ state }) => state === 'registered')
    ? { text: 'ready', tone: 'ok' }
    : { text: 'off', tone: 'off' }
}

function transportWord(transport: 'websocket' | 'long-polling'): string {
  return transport === 'websocket' ? 'socket' : 'long-polling'
}

function latencyWord(latency: number | null): string | null {
  return latency === null ? null : `${Math.round(latency)} ms`
}
