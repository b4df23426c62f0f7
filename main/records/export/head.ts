import * as m from '#messages'
import type { Audience } from '../../../preload/contract/index.ts'
import { extras, sum, totalLeftOut, type ExportDocument, type ExportedChat, type LeftOut } from './document.ts'
import { mark } from './lines.ts'
import type { LocalTime, Tell } from './times.ts'

type Fact = readonly [name: string, value: string]
type Name = Parameters<typeof m.exported.fact>[0]['fact']

/** What stands at the top of an export for a person, each with its name. */
export function documentFacts(document: ExportDocument, tell: Tell): Fact[] {
  const { chats, timeZone: zone, exportedAt, missing, appVersion: version } = document
  const now = tell(exportedAt)
  const lines = chats.reduce((total, chat) => total + chat.lines, 0)
  return facts({
    exported: now === null ? m.exported.unknownMoment() : m.exported.moment(utc(now)),
    timeZone: now === null ? zone : m.exported.timeZoneThen({ zone, offset: now.offset }),
    application: m.exported.application({ version }),
    audience: audiencesText(document.audiences),
    chats:
      missing === 0
        ? m.exported.count({ count: chats.length })
        : m.exported.chatsMissing({ count: chats.length, missing }),
    lines: m.exported.linesLeftOut({ lines, leftOut: leftOutText(totalLeftOut(document)) }),
  })
}

/** What stands above the lines of one chat. */
export function chatFacts(chat: ExportedChat, tell: Tell): Fact[] {
  const started = chat.startedAt === null ? null : tell(chat.startedAt)
  const { lines, leftOut, participantsLeftOut: hidden } = chat
  return facts({
    chat: chat.id,
    started: started === null ? m.exported.notKnown() : m.exported.moment(utc(started)),
    state: chat.state,
    lines:
      sum(leftOut) === 0
        ? m.exported.count({ count: lines })
        : m.exported.linesLeftOut({ lines, leftOut: leftOutText(leftOut) }),
    ...(hidden > 0 && { leftOut: m.exported.participantsLeftOut({ count: hidden }) }),
  })
}

/** `Everyone only`, or `Everyone + Agents only`. */
function audiencesText(audiences: readonly Audience[]): string {
  return audiences.length === 1 ? m.exported.everyoneOnly() : audiences.map(mark).join(' + ')
}

/** `2 lines left out (1 agents only, 1 unknown audience)`; what was left out is counted, and never told. */
function leftOutText(leftOut: LeftOut): string {
  const some = extras.filter((audience) => leftOut[audience] > 0)
  if (some.length === 0) return m.exported.noneLeftOut()
  const parts = some.map((audience) => m.exported.leftOutPart({ audience, count: leftOut[audience] }))
  return m.exported.leftOut({ count: sum(leftOut), parts: parts.join(', ') })
}

const utc = ({ date, time, offset }: LocalTime) => ({ date, time, offset })

const facts = (values: Partial<Record<Name, string>>): Fact[] =>
  (Object.entries(values) as [Name, string][]).map(([fact, value]) => [m.exported.fact({ fact }), value])
