import type { Attention, AttentionRules, ChatId, Reason } from '../../../preload/contract/index.ts'

/** Of a chat that needs somebody the sum has to fall to this share of the threshold before it does no more. */
const RELEASE = 0.7
/** By so many points a chat has to be ahead of another to go before it. */
const AHEAD = 5

export interface Rated {
  readonly chatId: ChatId
  readonly reasons: readonly Reason[]
  readonly unread: boolean
}

/**
 * Who needs somebody, in order, and then the others with a reason, the highest sum first. `before` is the order of a moment ago: places change only
 * for a difference that is worth it, so that rows stand still. Those of which nothing is to be said are left out.
 */
export function ranked(
  rated: readonly Rated[],
  before: readonly Attention[],
  { threshold }: Pick<AttentionRules, 'threshold'>,
): Attention[] {
  const earlier = new Map(before.map((one, at) => [one.chatId, { ...one, at }]))
  const all = rated
    .filter(({ reasons, unread }) => reasons.length > 0 || unread)
    .map(({ chatId, reasons, unread }): Attention => {
      const score = reasons.reduce((sum, { points }) => sum + points, 0)
      const least = earlier.get(chatId)?.needs === true ? threshold * RELEASE : threshold
      return { chatId, needs: score >= least, score, reasons: [...reasons], unread }
    })
    .sort((a, b) => placeOf(a, earlier) - placeOf(b, earlier) || b.score - a.score)
  const inNeed: Attention[] = []
  for (const one of all) {
    if (!one.needs) continue
    // So nobody stands behind one whom they are ahead of by as much, however close those between are to each other.
    const place = inNeed.findIndex((other) => one.score >= other.score + AHEAD)
    inNeed.splice(place === -1 ? inNeed.length : place, 0, one)
  }
  // The others stand nowhere in this order, of which there may be thousands.
  return [...inNeed, ...all.filter(({ needs }) => !needs).sort((a, b) => b.score - a.score)]
}

const placeOf = ({ chatId }: Attention, earlier: ReadonlyMap<ChatId, { at: number }>): number =>
  earlier.get(chatId)?.at ?? Number.MAX_SAFE_INTEGER
