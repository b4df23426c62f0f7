import * as m from '#messages'
import { createHash } from 'node:crypto'
import { chatName, entryText, plainName, type Entry } from '../../../preload/contract/index.ts'
import { isConfidential, type ExportDocument, type ExportedChat, type Role, type Row } from './document.ts'
import { chatFacts, documentFacts } from './head.ts'
import { gapText, isSpeech, mark, senderNote, standing } from './lines.ts'
import { plainLine, plainLines } from './plain.ts'
import { style } from './style.ts'
import { localTimes, type LocalTime, type Tell } from './times.ts'

/** Nothing is loaded, run or sent from the file: only its own style, known by its hash. */
const policy = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ')

/** An export as one page that needs nothing else: readable in light and dark, and printed. */
export function exportHtml(document: ExportDocument): string {
  const tell = localTimes(document.timeZone)
  const [only] = document.chats
  const title =
    document.chats.length === 1 && only !== undefined
      ? chatName(only)
      : m.common.chats({ count: document.chats.length })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(m.exported.pageTitle({ chats: title }))}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${text(m.exported.heading())}</h1>
${isConfidential(document) ? `<p class="confidential">${text(m.exported.confidential())}</p>\n` : ''}${facts(documentFacts(document, tell))}
</header>
${document.chats.map((chat, place) => chatSection(chat, `chat-${place + 1}`, tell)).join('\n')}
</main>
</body>
</html>
`
}

function chatSection(chat: ExportedChat, id: string, tell: Tell): string {
  const participants = chat.participants.map(
    (one) => `<li>${isolated(plainName(one.nickname))} <span class="note">${text(standing(one))}</span></li>`,
  )
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${text(chatName(chat))}</h2>
${facts(chatFacts(chat, tell))}
<h3>${text(m.operations.participants())}</h3>
${participants.length === 0 ? `<p>${text(m.exported.noneKnown())}</p>` : `<ul>\n${participants.join('\n')}\n</ul>`}
<h3>${text(m.chat.transcript())}</h3>
${chat.rows.length === 0 ? `<p>${text(m.exported.noLines())}</p>` : `<ol>\n${rows(chat.rows, tell)}\n</ol>`}
</section>`
}

function rows(all: readonly Row[], tell: Tell): string {
  let day: string | null = null
  const items: string[] = []
  for (const row of all) {
    const at = tell(row.kind === 'gap' ? row.gap.from : (row.entry.at ?? NaN))
    if (at !== null && at.date !== day) {
      day = at.date
      items.push(`<li class="day">${text(m.exported.day({ date: at.date, offset: at.offset }))}</li>`)
    }
    items.push(
      row.kind === 'gap'
        ? `<li class="gap${row.gap.closed ? '' : ' open'}">${text(gapText(row.gap, tell))}</li>`
        : line(row.entry, row.role, at),
    )
  }
  return items.join('\n')
}

function line(entry: Entry, role: Role, at: LocalTime | null): string {
  const time = at === null ? '<span class="time">–</span>' : `<time datetime="${text(at.iso)}">${text(at.time)}</time>`
  const seen = `<span class="mark">${text(mark(entry.audience))}</span>`
  const body = plainLines(entryText(entry, false)).map(text).join('\n')
  const kind = isSpeech(entry) ? 'speech' : 'event'
  return `<li class="line ${kind}" data-index="${entry.index}" data-audience="${entry.audience}" data-visibility="${text(plainLine(entry.visibility))}">${time} ${seen} ${sender(entry, role)}<bdi class="body">${body}</bdi></li>`
}

function sender(entry: Entry, role: Role): string {
  if (entry.from === null) return ''
  const note = senderNote(entry, role)
  return `<span class="from">${isolated(plainName(entry.from.nickname))}${note === '' ? '' : ` <span class="note">${text(note)}</span>`}</span> `
}

function facts(all: readonly (readonly [string, string])[]): string {
  const items = all.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${isolated(value)}</dd></div>`)
  return `<dl>\n${items.join('\n')}\n</dl>`
}

/** A text of unknown direction, kept from turning its surroundings around. */
const isolated = (value: string): string => `<bdi>${text(plainLine(value))}</bdi>`

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for between tags and for quoted attributes alike. */
function text(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
}
