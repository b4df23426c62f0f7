import * as m from '#messages'
import type { Hotkey, HotkeyRefusal } from '../../preload/contract/index.ts'

/** Why a key does not work, and what to do. */
export function refusalText(refusal: HotkeyRefusal): string {
  const command = refusal.kind === 'duplicate' ? m.commands.title({ command: refusal.of }) : ''
  return m.hotkeys.refusal({ kind: refusal.kind, command })
}

export interface HotkeySummary {
  text: string
  tone: 'ok' | 'problem' | 'off'
}

export function hotkeySummary(hotkeys: readonly Hotkey[]): HotkeySummary {
  const refused = hotkeys.filter(({ state }) => state === 'refused').length
  if (refused > 0) return { text: m.hotkeys.refused({ count: refused }), tone: 'problem' }
  return hotkeys.some(({ state }) => state === 'registered')
    ? { text: m.hotkeys.ready(), tone: 'ok' }
    : { text: m.hotkeys.off(), tone: 'off' }
}
