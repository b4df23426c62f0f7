import { expect, test } from 'vitest'
import type { ChatId } from '../../../../preload/contract/index.ts'
import { inShownOrder } from '../../../../main/supervision/shown-order.ts'

const id = (name: string): ChatId => name as ChatId
const chats = ['a', 'b', 'c'].map((name) => ({ id: id(name) }))
const names = (order: string[] | null): string[] => inShownOrder(chats, order?.map(id) ?? null).map((chat) => chat.id)

test('chats come as the window shows them, without those that it does not show', () => {
  expect(names(['c', 'a'])).toEqual(['c', 'a'])
})

test('they come by start until the window has said anything', () => {
  expect(names(null)).toEqual(['a', 'b', 'c'])
})

test('who is gone, or named twice, makes no gap', () => {
  expect(names(['x', 'b', 'b', 'a'])).toEqual(['b', 'a'])
})

test('where the window shows none of them they come by start, so that the keys are never without an effect', () => {
  expect(names([])).toEqual(['a', 'b', 'c'])
  expect(names(['x'])).toEqual(['a', 'b', 'c'])
})
