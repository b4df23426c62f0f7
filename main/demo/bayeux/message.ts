/** One Bayeux message; everything but the channel depends on it. */
export interface BayeuxMessage {
  channel: string
  id?: string
  clientId?: string
  [field: string]: unknown
}

/** The messages of one frame or body; null where it is no Bayeux at all. */
export function readMessages(text: string): BayeuxMessage[] | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  const list: unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  return list.every(isMessage) ? list : null
}

function isMessage(value: unknown): value is BayeuxMessage {
  return typeof value === 'object' && value !== null && 'channel' in value && typeof value.channel === 'string'
}

/** A field of `ext` or `advice`, which are objects where they are there at all. */
export function inner(message: BayeuxMessage, object: 'ext' | 'advice', field: string): unknown {
  const value = message[object]
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
}

/** Whether a subscription covers a channel: `*` is the rest of one segment, `**` of all. */
export function covers(subscription: string, channel: string): boolean {
  if (subscription.endsWith('/**')) return channel.startsWith(subscription.slice(0, -2))
  if (!subscription.endsWith('/*')) return subscription === channel
  const stem = subscription.slice(0, -1)
  return channel.startsWith(stem) && !channel.slice(stem.length).includes('/')
}
