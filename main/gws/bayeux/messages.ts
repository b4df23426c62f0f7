import * as v from 'valibot'

/** What this client sends; the link adds the `id`. */
export interface Request {
  channel: '/meta/handshake' | '/meta/subscribe' | '/meta/connect' | '/meta/disconnect'
  [field: string]: unknown
}

/** A field that is taken where it can be read and passed over where it cannot. */
const lenient = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined)

/** ms. Bounded, for a timer that is set too far ahead fires at once. */
const duration = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.transform((ms) => Math.min(ms, LONGEST)),
)
const LONGEST = 3_600_000

const Advice = v.object({
  reconnect: lenient(v.picklist(['retry', 'handshake', 'none'])),
  interval: lenient(duration),
  timeout: lenient(duration),
})
export type Advice = v.InferOutput<typeof Advice>

/** A message of the Bayeux protocol 1.0 as a server sends it: a reply (`successful` is there), or an event. */
const Message = v.object({
  channel: v.pipe(v.string(), v.startsWith('/')),
  id: lenient(v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
  clientId: lenient(v.pipe(v.string(), v.nonEmpty())),
  successful: lenient(v.boolean()),
  supportedConnectionTypes: lenient(v.array(v.string())),
  error: lenient(v.string()),
  advice: lenient(Advice),
  ext: lenient(v.object({ ack: v.optional(v.unknown()) })),
  data: v.optional(v.unknown()),
})
export type Message = v.InferOutput<typeof Message>

export interface Reading {
  messages: Message[]
  /** How many more could not be read. */
  unreadable: number
}

/** The messages of a frame or of a reply's body: an array, or one on its own. Null when it is no JSON of that shape. */
export function readMessages(text: string): Reading | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof json !== 'object' || json === null) return null
  const reading: Reading = { messages: [], unreadable: 0 }
  for (const item of Array.isArray(json) ? (json as unknown[]) : [json]) {
    const result = v.safeParse(Message, item)
    if (result.success) reading.messages.push(result.output)
    else reading.unreadable += 1
  }
  return reading
}

/** `402:client:Unknown client` → 402 and what it says. The code is 0 where there is none. */
export function readError(error: string | undefined): { code: number; text: string } {
  const [, code, text] = /^\s*(\d{3}):[^:]*:(.*)$/s.exec(error ?? '') ?? []
  return code === undefined
    ? { code: 0, text: error ?? '' }
    : { code: Number(code), text: `${code} ${text ?? ''}`.trim() }
}
