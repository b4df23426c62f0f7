import type { ExportDocument, ExportedChat } from './document.ts'
import type { Tell } from './times.ts'
import { audienceWords, leftOutWords, plural, sum, totalLeftOut } from './words.ts'

type Fact = readonly [name: string, value: string]

/** What stands at the top of an export for a person, each with its name. */
export function documentFacts(document: ExportDocument, tell: Tell): Fact[] {
  const { chats, timeZone, exportedAt, missing } = document
  const now = tell(exportedAt)
  const lines = chats.reduce((total, chat) => total + chat.lines, 0)
  return [
    ['Exported', now === null ? 'at an unknown time' : `${now.date} ${now.time} (UTC${now.offset})`],
    ['Time zone', `${timeZone}${now === null ? '' : ` (UTC${now.offset} when exported)`}`],
    ['Application', `Sideline ${document.appVersion}`],
    ['Audience', audienceWords(document.audiences)],
    ['Chats', String(chats.length) + (missing === 0 ? '' : `, ${missing} more had ended and could not be read`)],
    ['Lines', `${lines}, ${leftOutWords(totalLeftOut(chats))}`],
  ]
}

/** What stands above the lines of one chat. */
export function chatFacts(chat: ExportedChat, tell: Tell): Fact[] {
  const started = chat.startedAt === null ? null : tell(chat.startedAt)
  const hidden = chat.participantsLeftOut
  return [
    ['Chat', chat.id],
    ['Started', started === null ? 'not known' : `${started.date} ${started.time} (UTC${started.offset})`],
    ['State', chat.state],
    ['Lines', `${chat.lines}${sum(chat.leftOut) === 0 ? '' : `, ${leftOutWords(chat.leftOut)}`}`],
    ...(hidden === 0
      ? []
      : [['Left out', `${plural(hidden, 'participant')} whom the chosen audience does not see`] as const]),
  ]
}
