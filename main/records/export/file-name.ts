import * as m from '#messages'
import { chatName } from '../../../preload/contract/index.ts'
import { localTimes } from './times.ts'

/** Longest name that is suggested, in UTF-16 units, without its ending: every file system takes it. */
const LIMIT = 80

/** A name for a file of exported chats: `Tom Okafor with Bo Lindqvist 2026-11-22 11-06`. */
export function exportFileName(
  chats: readonly { customer: string; agent: string; receivedAt: number | null }[],
  now: number,
  timeZone: string,
): string {
  const [only] = chats
  const single = chats.length === 1 && only !== undefined
  const at = localTimes(timeZone)(single ? (only.receivedAt ?? now) : now)
  const when = at === null ? '' : ` ${at.date} ${at.time.slice(0, 5).replace(':', '-')}`
  return fileName(single ? chatName(only) : m.common.chats({ count: chats.length }), when)
}

/** A text that may be anything, made a name that every operating system takes as a file's, with `end` kept whole. */
export function fileName(text: string, end = ''): string {
  const harmless = text
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
  const begin = cut(harmless, LIMIT - end.length).replace(/[\s.]+$/u, '')
  const name = `${begin === '' ? m.records.chat() : begin}${end}`
  // Windows keeps these names for devices, whatever their ending.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `_${name}` : name
}

/** Cut between characters, not within one. */
function cut(text: string, length: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > length) break
    kept += character
  }
  return kept
}
