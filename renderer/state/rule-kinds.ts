import * as m from '#messages'
import type { Alert, AlertRule } from '../../preload/contract/index.ts'
import { inShort, roughly, stopwatch } from './time.ts'

type Said = Extract<AlertRule, { kind: 'said' }>
type Timed = Extract<AlertRule, { after: number }>
type UserData = Extract<AlertRule, { kind: 'userData' }>

/** What the fields of a rule's form hold, as it was typed: those of every kind side by side. */
export interface RuleFields {
  /** `3:00`, `90`: minutes and seconds, or seconds. */
  time: string
  match: Said['match']
  text: string
  from: Said['from']
  audience: Said['audience']
  key: string
  test: UserData['test']
  value: string
}

/** One field of the form. */
export interface FormField {
  name: keyof RuleFields
  label: (fields: RuleFields) => string
  hint?: (fields: RuleFields) => string
  /** Whether there is anything to enter; always, where it is missing. */
  shown?: (fields: RuleFields) => boolean
  /** What can be chosen, with its words; without it something is typed. */
  options?: readonly { value: string; label: () => string }[]
  /** What is typed: a number, or signs that mean something. */
  typed?: (fields: RuleFields) => 'number' | 'code' | 'text'
  /** What its problems are told of, where that is not its name. */
  problem?: string
}

/** All that the window knows of a kind of rule. */
interface RuleKind<Rule extends AlertRule = AlertRule> {
  /** The form, row by row. */
  rows: readonly (readonly FormField[])[]
  /** Its own part of a rule, of what was typed; not checked yet. */
  write(fields: RuleFields): object
  /** What its fields hold for a rule that is kept. */
  read(rule: Rule): Partial<RuleFields>
  /** One line about what a rule looks for. */
  summary(rule: Rule): string
  /** Since when an alert of it holds, `passed` ms. */
  since(passed: number): string
}

const choice = <const Values extends readonly string[]>(values: Values, label: (value: Values[number]) => string) =>
  values.map((value: Values[number]) => ({ value, label: () => label(value) }))

/** A rule that comes true when something has gone on for a while. */
function timed(kind: Timed['kind'], summary: (given: { time: string }) => string): RuleKind<Timed> {
  return {
    rows: [
      [
        {
          name: 'time',
          label: () => m.alerts.after({ kind }),
          hint: () => m.alerts.afterHint(),
          typed: () => 'number',
          problem: 'after',
        },
      ],
    ],
    write: ({ time }) => ({ after: typedTime(time) }),
    read: ({ after }) => ({ time: after < 60_000 || after % 1_000 !== 0 ? String(after / 1_000) : stopwatch(after) }),
    summary: ({ after }) => summary({ time: inShort(after) }),
    since: (passed) => m.alerts.since({ kind, time: stopwatch(passed) }),
  }
}

/** A time as it was typed, ms: hours and minutes with colons before the seconds, which may have a part. 0: it is none. */
function typedTime(typed: string): number {
  const parts = /^\s*(?:(?:(\d{1,2}):)?(\d{1,3}):(?=[0-5]?\d\b))?(\d+(?:[.,]\d+)?)\s*$/.exec(typed)
  if (parts === null) return 0
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return Math.round((Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) * 1_000)
}

const happened = (passed: number): string =>
  passed < 60_000 ? m.alerts.justNow() : m.alerts.ago({ time: roughly(passed) })

const kinds: { readonly [Kind in AlertRule['kind']]: RuleKind<Extract<AlertRule, { kind: Kind }>> } = {
  waiting: timed('waiting', (given) => m.alerts.waitsFor(given)),
  silent: timed('silent', (given) => m.alerts.silentFor(given)),
  connection: timed('connection', (given) => m.alerts.lostFor(given)),
  said: {
    rows: [
      [
        {
          name: 'match',
          label: () => m.alerts.lookFor(),
          options: choice(['words', 'pattern'], (match) => m.alerts.match({ match })),
        },
        {
          name: 'from',
          label: () => m.alerts.saidBy(),
          options: choice(['customer', 'agent', 'anyone'], (from) => m.alerts.speaker({ from })),
        },
        {
          name: 'audience',
          label: () => m.alerts.readableBy(),
          options: choice(['any', 'everyone', 'agents'], (audience) => m.alerts.readers({ audience })),
        },
      ],
      [
        {
          name: 'text',
          label: ({ match }) => m.alerts.match({ match }),
          hint: ({ match }) => m.alerts.matchHint({ match }),
          typed: ({ match }) => (match === 'pattern' ? 'code' : 'text'),
        },
      ],
    ],
    write: ({ match, text, from, audience }) => ({ match, text, from, audience }),
    read: ({ match, text, from, audience }) => ({ match, text, from, audience }),
    summary: ({ match, text, from }) =>
      m.alerts.says({ from, text: match === 'words' ? text : m.alerts.pattern({ pattern: text }) }),
    since: happened,
  },
  userData: {
    rows: [
      [
        { name: 'key', label: () => m.alerts.dataKey() },
        {
          name: 'test',
          label: () => m.alerts.dataTest(),
          options: choice(['equals', 'contains', 'exists'], (test) => m.alerts.test({ test })),
        },
        { name: 'value', label: () => m.userData.value(), shown: ({ test }) => test !== 'exists' },
      ],
    ],
    write: ({ key, test, value }) => ({ key: key.trim(), test, value }),
    read: ({ key, test, value }) => ({ key, test, value }),
    summary: (rule) => m.alerts.userDataTest(rule),
    since: happened,
  },
  newChat: { rows: [], write: () => ({}), read: () => ({}), summary: () => m.alerts.chatBegins(), since: happened },
}

export const ruleKind = (kind: AlertRule['kind']): RuleKind => kinds[kind]

/** One line about what a rule looks for. */
export const ruleSummary = (rule: AlertRule): string => ruleKind(rule.kind).summary(rule)

/** Since when, in the way that helps for its kind; `server` is the server's time now, ms. */
export function alertSince({ kind, since }: Pick<Alert, 'kind' | 'since'>, server: number): string {
  const passed = Math.max(0, server - since)
  return kind === 'exposed' ? happened(passed) : ruleKind(kind).since(passed)
}
