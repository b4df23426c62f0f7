import * as v from 'valibot'
import { Attention, DEFAULT_VIEW, type Reason, type Snapshot } from '../../../preload/contract/index.ts'
import { desk, MINUTE, NOW } from './fixtures.ts'
import { compact } from './list.ts'

export function needing(chatId: string, reasons: Reason[], needs = true): Attention {
  const score = reasons.reduce((sum, { points }) => sum + points, 0)
  return v.parse(Attention, { chatId, needs, score, reasons, unread: false })
}

export const attention: Attention[] = [
  needing('marta', [
    { kind: 'repeats', points: 30, times: 3 },
    { kind: 'waits', points: 30, since: NOW - 192_000 },
    { kind: 'negative', points: 15, words: 'nobody answers' },
    { kind: 'unanswered', points: 15, lines: 4 },
  ]),
  needing('tom', [
    { kind: 'help', points: 35, text: 'may I add 10 as goodwill?' },
    { kind: 'waits', points: 8, since: NOW - 101_000 },
  ]),
  needing('hanna', [{ kind: 'promise', points: 30, due: NOW - 2 * MINUTE }]),
  needing('dee', [{ kind: 'loud', points: 10 }], false),
]

/** A desk whose list is ordered by need, three chats of which need somebody. */
export const inNeed = (fields: Partial<Snapshot> = {}): Snapshot =>
  compact({ ...desk('Coach'), views: { ...desk('Coach').views, current: DEFAULT_VIEW }, attention, ...fields })
