import { expect, test } from 'vitest'
import { Mode, RECENT_LINES } from '../../../../preload/contract/index.ts'
import { SupervisedChat } from '../../../../main/supervision/chat.ts'
import { agent, chatId, customer, entry, me } from './samples.ts'

test('a chat tells its last lines worth a preview, the newest last, whoever could read them', () => {
  const chat = new SupervisedChat(chatId, me, true, Mode.options)
  expect(chat.view().recent).toEqual([])
  const lines = [
    entry(0, customer, { kind: 'joined' }),
    entry(1, customer, 'one'),
    entry(2, agent, 'two'),
    entry(3, agent, 'three', 'agents'),
    entry(4, agent, { kind: 'left' }),
    entry(5, customer, 'four'),
    entry(6, customer, 'five'),
  ]
  chat.lines({ entries: lines.slice(0, 3), typing: [] }, 0, null)
  expect(chat.view().recent.map(({ index }) => index)).toEqual([1, 2])
  chat.lines({ entries: lines.slice(3), typing: [] }, 0, null)
  const more = Array.from({ length: RECENT_LINES }, (_, at) => entry(7 + at, customer, `line ${7 + at}`))
  expect(chat.view().recent.map(({ index }) => index)).toEqual([1, 2, 3, 5, 6])
  chat.lines({ entries: more.slice(0, -2), typing: [] }, 0, null)
  const { recent, lastEntry } = chat.view()
  expect(recent.map(({ index }) => index)).toEqual([5, 6, 7, 8, 9, 10, 11, 12])
  expect(recent).toHaveLength(RECENT_LINES)
  expect(lastEntry).toEqual(recent.at(-1))
})
