import * as m from '#messages'
/** Alerts: what a supervisor wants to be told of, and what they are told of now. */
import * as v from 'valibot'
import { ChatId } from './ids.ts'
import { nameUpTo, upTo } from './lengths.ts'

/** The most rules that are kept. */
export const ALERT_RULE_LIMIT = 50
/** Shortest and longest time that a rule may wait for, ms. */
const ALERT_AFTER = { least: 1_000, most: 24 * 60 * 60_000 } as const

export const AlertLevel = v.picklist(['info', 'warning', 'critical'])
export type AlertLevel = v.InferOutput<typeof AlertLevel>

export const AlertRuleId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/), v.brand('AlertRuleId'))
export type AlertRuleId = v.InferOutput<typeof AlertRuleId>

/** For so long an alert is put off, ms. */
export const PUT_OFF = 5 * 60_000

/** How an alert makes itself known. */
export const AlertWays = v.object({
  list: v.boolean(),
  tray: v.boolean(),
  desktop: v.boolean(),
  sound: v.boolean(),
})
export type AlertWays = v.InferOutput<typeof AlertWays>

const after = v.pipe(
  v.number(),
  v.minValue(ALERT_AFTER.least, () => m.alerts.timeTooShort()),
  v.maxValue(ALERT_AFTER.most, () => m.alerts.timeTooLong()),
)

const common = {
  id: AlertRuleId,
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, () => m.alerts.nameMissing()),
    nameUpTo(60),
  ),
  on: v.boolean(),
  level: AlertLevel,
  ways: AlertWays,
}

export const AlertRule = v.variant('kind', [
  /** A customer has waited for an answer for `after` ms. */
  v.object({ ...common, kind: v.literal('waiting'), after }),
  /** The agent has said nothing to everyone for `after` ms while the chat runs. */
  v.object({ ...common, kind: v.literal('silent'), after }),
  /** Someone says certain words, or something that fits a pattern. */
  v.object({
    ...common,
    kind: v.literal('said'),
    /** `words`: a list with commas, `*` at a word's end for any ending. `pattern`: a regular expression of RE2. */
    match: v.picklist(['words', 'pattern']),
    text: v.pipe(v.string(), upTo(500)),
    from: v.picklist(['customer', 'agent', 'anyone']),
    audience: v.picklist(['any', 'everyone', 'agents']),
  }),
  /** A value of the chat's user data: there at all, equal, or with a text in it; capitals make no difference. */
  v.object({
    ...common,
    kind: v.literal('userData'),
    key: v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, () => m.alerts.dataKeyMissing()),
      upTo(200),
    ),
    test: v.picklist(['exists', 'equals', 'contains']),
    value: v.pipe(v.string(), upTo(500)),
  }),
  /** A chat has come that was not there at sign-in; ends when it is opened. */
  v.object({ ...common, kind: v.literal('newChat') }),
  /** The connection is lost for `after` ms. */
  v.object({ ...common, kind: v.literal('connection'), after }),
])
export type AlertRule = v.InferOutput<typeof AlertRule>

/** What a rule can watch for. */
export const ruleKinds = AlertRule.options.map(({ entries }) => entries.kind.literal)

export const Alert = v.object({
  /** One per rule and chat. */
  id: v.string(),
  ruleId: AlertRuleId,
  /** The rule's name and kind when the alert was raised. */
  rule: v.string(),
  /** `exposed`: a line that the supervisor wrote to agents can be read by everyone; there is no rule for it to be changed. */
  kind: v.picklist([...ruleKinds, 'exposed']),
  level: AlertLevel,
  /** Null: about no chat but the connection. */
  chatId: v.nullable(ChatId),
  customer: v.string(),
  agent: v.string(),
  /** Since when its cause holds, by the server's clock. */
  since: v.number(),
})
/** Something that a rule found and nobody has acknowledged; it goes by itself when its cause ends. */
export type Alert = v.InferOutput<typeof Alert>

/** Quiet: no desktop notification and no sound, until switched off or until a time by this machine's clock. */
export const DoNotDisturb = v.object({ on: v.boolean(), until: v.nullable(v.number()) })
export type DoNotDisturb = v.InferOutput<typeof DoNotDisturb>

export const AlertsShown = v.object({
  /** The gravest first, then the oldest; at most some hundreds. */
  list: v.array(Alert),
  /** How many there are, in the list or beyond it. */
  count: v.number(),
  doNotDisturb: DoNotDisturb,
  /** Grows with every sound that is due; `level` is the last one's. */
  sound: v.object({ count: v.number(), level: AlertLevel }),
  /** Grows each time that the list is asked for from outside of the window. */
  opened: v.number(),
})
export type AlertsShown = v.InferOutput<typeof AlertsShown>

export const NO_ALERTS: AlertsShown = {
  list: [],
  count: 0,
  doNotDisturb: { on: false, until: null },
  sound: { count: 0, level: 'info' },
  opened: 0,
}

export const AlertRuleProblem = v.object({
  /** Which part of the rule it is about. */
  field: v.string(),
  /** A whole sentence. */
  message: v.string(),
  /** Where in the text, from 0; null where no place can be told. */
  position: v.nullable(v.number()),
})
export type AlertRuleProblem = v.InferOutput<typeof AlertRuleProblem>

export const AlertPreview = v.object({
  /** Why the rule cannot be; null when it can. */
  problem: v.nullable(AlertRuleProblem),
  /** The first of the chats that it finds now. */
  chats: v.array(v.object({ chatId: ChatId, customer: v.string(), agent: v.string(), since: v.number() })),
  /** How many it finds, and in how many chats was looked. */
  found: v.number(),
  looked: v.number(),
  /** Whether there were more chats or lines than could be looked at quickly. */
  partial: v.boolean(),
})
export type AlertPreview = v.InferOutput<typeof AlertPreview>

const nothing = v.undefined()

export const alertRequests = {
  /**
   * Takes alerts (null: all of them) from the list until their causes end and come anew, or only for a while of `putOff` ms: then
   * they are told again.
   */
  acknowledgeAlerts: {
    input: v.object({
      ids: v.nullable(v.array(v.string())),
      putOff: v.exactOptional(v.pipe(v.number(), v.minValue(1_000), v.maxValue(24 * 60 * 60_000))),
    }),
    output: nothing,
  },
  setDoNotDisturb: { input: DoNotDisturb, output: nothing },
  /** Adds a rule or takes the place of the one with its id. */
  saveAlertRule: { input: v.object({ rule: AlertRule }), output: nothing },
  removeAlertRule: { input: v.object({ id: AlertRuleId }), output: nothing },
  /** The rules that the program comes with, in place of all there are. */
  resetAlertRules: { input: nothing, output: nothing },
  /** Which chats a rule finds now, whether it is on or not; a later question ends an earlier one early. */
  previewAlertRule: { input: v.object({ rule: v.unknown() }), output: AlertPreview },
} as const

/** When the wait of a customer is called long, and too long, ms: as the rules say, with these where there is no rule. */
export const WAIT_THRESHOLDS = { long: 60_000, tooLong: 180_000 } as const

export type WaitThresholds = { readonly [K in keyof typeof WAIT_THRESHOLDS]: number }

/** The one place from which the colours of waits and the alerts about them take their times. */
export function waitThresholds(rules: readonly AlertRule[]): WaitThresholds {
  const shortest = (level: AlertLevel, otherwise: number): number => {
    const times = rules.flatMap((rule) =>
      rule.kind === 'waiting' && rule.on && rule.level === level ? rule.after : [],
    )
    return times.length === 0 ? otherwise : Math.min(...times)
  }
  const tooLong = shortest('critical', WAIT_THRESHOLDS.tooLong)
  return { long: Math.min(shortest('warning', WAIT_THRESHOLDS.long), tooLong), tooLong }
}
