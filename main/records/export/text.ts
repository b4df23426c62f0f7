import * as m from '#messages'
import { Audience, chatName, entryText, shownName, type Entry } from '../../../preload/contract/index.ts'
import { isConfidential, type ExportDocument, type ExportedChat, type Role, type Row } from './document.ts'
import { chatFacts, documentFacts } from './head.ts'
import { gapText, isSpeech, mark, senderNote, standing } from './lines.ts'
import { plainLine, plainLines } from './plain.ts'
import { localTimes, type LocalTime, type Tell } from './times.ts'

/** Lines end so in the file, whatever the server's text holds: every editor of every system takes it. */
const END = '\r\n'
/** Wide enough for every mark with its brackets. */
const markWidth = (): number => Math.max(...Audience.options.map((audience) => mark(audience).length)) + 2

/** An export as plain text. Each line of the file that holds a line of a chat begins with who could read it. */
export function exportText(document: ExportDocument): string {
  const tell = localTimes(document.timeZone)
  const lines = [
    m.exported.textHeading(),
    ...(isConfidential(document) ? [m.exported.confidential().toLocaleUpperCase()] : []),
    '',
    ...facts(documentFacts(document, tell)),
    ...document.chats.flatMap((chat, place) => chatLines(chat, `${place + 1}/${document.chats.length}`, tell)),
  ]
  return lines.join(END) + END
}

function chatLines(chat: ExportedChat, number: string, tell: Tell): string[] {
  const title = `${number}  ${chatName(chat)}`
  const participants = chat.participants.map((one) => `  ${shownName(one.nickname)} (${standing(one)})`)
  let day: string | null = null
  const body: string[] = []
  for (const row of chat.rows) {
    const at = tell(row.kind === 'gap' ? row.gap.from : (row.entry.at ?? NaN))
    if (at !== null && at.date !== day) {
      day = at.date
      body.push('', `--- ${m.exported.day({ date: at.date, offset: at.offset })} ---`)
    }
    body.push(...rowLines(row, at, tell))
  }
  return [
    '',
    '',
    title,
    '='.repeat(Math.min(title.length, 100)),
    ...facts(chatFacts(chat, tell)),
    m.exported.label({ name: m.operations.participants() }),
    ...(participants.length === 0 ? [`  ${m.exported.noneKnown()}`] : participants),
    ...(body.length === 0 ? ['', m.exported.noLines()] : body),
  ]
}

function rowLines(row: Row, at: LocalTime | null, tell: Tell): string[] {
  if (row.kind === 'gap') return [`*** ${gapText(row.gap, tell)} ***`]
  const { entry, role } = row
  const seen = `[${mark(entry.audience)}]`.padEnd(markWidth())
  const [first = '', ...more] = plainLines(entryText(entry, false))
  return [
    `${seen} ${at?.time ?? '--:--:--'}  ${sender(entry, role)}${first}`,
    ...more.map((line) => `${seen}         |  ${line}`),
  ]
}

function sender(entry: Entry, role: Role): string {
  if (entry.from === null) return ''
  const note = senderNote(entry, role)
  const name = shownName(entry.from.nickname) + (note === '' ? '' : ` (${note})`)
  return isSpeech(entry) ? `${name}: ` : `* ${name} `
}

function facts(all: readonly (readonly [string, string])[]): string[] {
  return all.map(([name, value]) => `${m.exported.label({ name }).padEnd(13)} ${plainLine(value)}`)
}
