import * as v from 'valibot'

/** Who can read a line or see a participant. `unknown` is never treated as any of the others. */
export const Audience = v.picklist(['everyone', 'agents', 'supervisors', 'unknown'])
export type Audience = v.InferOutput<typeof Audience>

/** Whom a supervisor can write to. */
export const SendAudience = v.picklist(['everyone', 'agents'])
export type SendAudience = v.InferOutput<typeof SendAudience>

/** How a supervisor takes part in a chat, the fewest see him first; the value is the one that the server's operations use. */
export const Mode = v.picklist(['Monitor', 'Coach', 'BargeIn'])
export type Mode = v.InferOutput<typeof Mode>

/** Who sees a supervisor who takes part in this mode. */
export const audienceOfMode = {
  Monitor: 'supervisors',
  Coach: 'agents',
  BargeIn: 'everyone',
} as const satisfies Record<Mode, Audience>

/** A request that may lead to Barge in: `confirmed` says that the supervisor was asked, where he wants to be. */
export const wantedMode = { mode: Mode, confirmed: v.exactOptional(v.boolean()) }
