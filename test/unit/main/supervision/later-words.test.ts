import fs from 'node:fs'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { ChatId, hiddenLinesIn, UserId, type Entry } from '../../../../preload/contract/index.ts'
import { readNotification } from '../../../../main/gws/wire.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { TranscriptLog } from '../../../../main/supervision/transcript.ts'
import { agent, chatId, customer, entry, me, report, self } from './samples.ts'

let chats: Chats
let told: string[]

beforeEach(() => {
  told = []
  chats = begin(me)
})

function begin(myself: { id: UserId; userName: string }): Chats {
  return new Chats(myself, {
    chatChanged: (id) => told.push(`chat ${id}`),
    chatRemoved: () => undefined,
    transcriptChanged: (_id, added, _gaps, replaced) =>
      told.push(
        `added ${added.map(({ index }) => index).join()}, replaced ${replaced.map(({ index }) => index).join()}`,
      ),
  })
}

const lines = (...entries: Entry[]) => chats.lines(chatId, { entries, typing: [] }, 0)
const transcript = () => chats.transcript(chatId)?.entries ?? []
const shown = () => transcript().map(({ audience, body }) => [audience, 'text' in body ? body.text : body.kind])

/** Notifications as the API's page *MessageLogUpdated* has them. */
const Case = v.object({ notifications: v.array(v.object({ data: v.unknown() })) })
const X = v.parse(ChatId, 'X')

function play(file: string): Entry[] {
  chats = begin({ id: v.parse(UserId, 'ME'), userName: 'lead' })
  chats.report({ ...report('agents'), id: X }, 0)
  const { notifications } = v.parse(Case, JSON.parse(fs.readFileSync(`test/fixtures/${file}`, 'utf8')))
  for (const { data } of notifications) {
    const news = readNotification(data)
    if (news.kind === 'messages') chats.lines(news.chatId, news.lines, 0)
  }
  return chats.transcript(X)?.entries ?? []
}

describe('a later word on a line', () => {
  it('that lets everyone read it is shown at once', () => {
    expect(play('line-again-for-everyone.json')).toMatchObject([{ index: 5, audience: 'everyone', visibility: 'All' }])
    expect(chats.get(X)?.exposed).toEqual([{ index: 5, text: 'give 10 %', understood: false }])
    expect(told.at(-2)).toBe('added , replaced 5')
  })

  it('that masks it takes its text away everywhere', () => {
    expect(play('line-again-masked.json')).toMatchObject([{ index: 6, body: { kind: 'text', text: 'card ****' } }])
    expect(chats.get(X)?.lastEntry).toMatchObject({ body: { text: 'card ****' } })
    expect(chats.get(X)?.exposed).toEqual([])
  })

  it('leaves what it does not say', () => {
    chats.report(report('agents'), 0)
    const line = entry(3, self('agents'), 'psst', 'agents')
    lines(line)
    lines({ ...line, at: null, visibility: '', audience: 'unknown', from: { ...self('agents'), userId: null } })
    expect(transcript()).toEqual([line])
    expect(told.filter((news) => news.startsWith('added'))).toHaveLength(1)
  })

  it('is not taken back by an older one that is delivered again, but by one that is read', () => {
    chats.report(report('agents'), 0)
    const [clear, masked] = [entry(1, customer, 'card 4111'), entry(1, customer, 'card ****')]
    lines(clear, masked, clear)
    expect(shown()).toEqual([['everyone', 'card ****']])
    chats.lines(chatId, { entries: [clear], typing: [] }, 0, chats.startReading(chatId))
    expect(shown()).toEqual([['everyone', 'card 4111']])
  })

  it('is not taken back by a reading that it overtook', () => {
    chats.report(report('agents'), 0)
    lines(entry(1, customer, 'one'))
    const reading = chats.startReading(chatId)
    lines(entry(1, customer, 'masked'), entry(2, customer, 'two'))
    chats.lines(
      chatId,
      { entries: [entry(1, customer, 'one'), entry(2, customer, 'old'), entry(3, customer, 'three')], typing: [] },
      0,
      reading,
    )
    expect(shown().map(([, text]) => text)).toEqual(['masked', 'two', 'three'])
    chats.endReading(chatId, reading)
  })

  it('does not let the guard of quotes forget what agents alone could read', () => {
    chats.report(report('agents'), 0)
    const secret = 'we may go down to fourteen percent'
    lines(entry(1, agent, secret, 'agents'), entry(1, agent, '******', 'agents'))
    expect(hiddenLinesIn(`> ${secret}`, chats.everTold(chatId))).toHaveLength(1)
    expect(JSON.stringify(chats.transcript(chatId))).not.toContain('fourteen')
  })
})

describe('another line under a known index', () => {
  const log = new TranscriptLog()
  const later = (index: number, text: string): Entry => ({ ...entry(index, customer, text), at: 600_000 + index })

  it('stands for itself, where its time says, and is the same when it comes again', () => {
    log.merge([1, 2, 3].map((index) => entry(index, customer, `first ${index}`)))
    log.merge([later(1, 'again 1')])
    expect(log.merge([later(2, 'again 2'), later(1, 'again 1')]).added).toHaveLength(1)
    log.merge([later(4, 'again 4'), later(2, 'again 2 masked')])
    expect(log.entries.map(({ body }) => 'text' in body && body.text)).toEqual([
      'first 1',
      'first 2',
      'first 3',
      'again 1',
      'again 2 masked',
      'again 4',
    ])
    expect(new Set(log.entries.map(({ index }) => index)).size).toBe(6)
  })

  it('is one by somebody else or of another kind, too', () => {
    const other = new TranscriptLog()
    other.merge([entry(1, customer, 'mine'), entry(1, agent, 'mine'), entry(1, customer, { kind: 'left' })])
    expect(other.entries).toHaveLength(3)
  })
})

describe('a line that was written to agents', () => {
  const coach = () => chats.report(report('agents'), 0)
  const exposed = () => chats.get(chatId)?.exposed.map(({ index }) => index)

  it('is told of where everyone can read it from the first', () => {
    coach()
    chats.sending(chatId, 'agents', 'give 10 %')
    lines(entry(7, self('agents'), 'Give 10 %', 'everyone'))
    expect(exposed()).toEqual([7])
  })

  it('is none where the same words were sent to everyone too', () => {
    coach()
    chats.sending(chatId, 'agents', 'ok')
    chats.sending(chatId, 'everyone', 'ok')
    lines(entry(7, self('everyone'), 'ok', 'everyone'), entry(8, self('agents'), 'ok', 'agents'))
    expect(exposed()).toEqual([])
    chats.sending(chatId, 'agents', 'sure')
    chats.sending(chatId, 'everyone', 'sure')
    lines(entry(9, self('everyone'), 'sure', 'everyone'), entry(10, self('agents'), 'sure', 'everyone'))
    expect(exposed(), 'one of them was for agents').toEqual([10])
  })

  it('is none where the server refused it, or somebody else wrote it', () => {
    coach()
    chats.sending(chatId, 'agents', 'give 10 %')()
    lines(entry(7, self('everyone'), 'give 10 %', 'everyone'))
    lines(entry(8, agent, 'psst', 'agents'), entry(8, agent, 'psst', 'everyone'))
    expect(exposed()).toEqual([])
    expect(shown().at(-1)).toEqual(['everyone', 'psst'])
  })

  it('stays marked when the supervisor knows', () => {
    coach()
    lines(entry(7, self('agents'), 'psst', 'agents'), entry(7, self('agents'), 'psst', 'everyone'))
    chats.understood(chatId)
    expect(chats.get(chatId)?.exposed).toEqual([{ index: 7, text: 'psst', understood: true }])
  })
})
