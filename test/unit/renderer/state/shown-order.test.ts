import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ShownOrder } from '../../../../renderer/state/shown-order.ts'
import { FakePort } from './fake-port.ts'
import { chatId } from './fixtures.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('tells main an order once it has settled, and never twice the same', async () => {
  const fake = new FakePort()
  const order = new ShownOrder(fake.port)
  order.tell(null)
  await vi.advanceTimersByTimeAsync(1_000)
  order.tell([chatId('a')])
  order.tell([chatId('b'), chatId('a')])
  await vi.advanceTimersByTimeAsync(1_000)
  order.tell([chatId('b'), chatId('a')])
  await vi.advanceTimersByTimeAsync(1_000)
  order.tell(null)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(fake.inputs('showOrder')).toEqual([{ chatIds: ['b', 'a'] }, { chatIds: null }])
})

it('tells nothing more once it is stopped', async () => {
  const fake = new FakePort()
  const order = new ShownOrder(fake.port)
  order.tell([chatId('a')])
  order.stop()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(fake.names()).toEqual([])
})

it('tells the order also while it changes without a rest', async () => {
  const fake = new FakePort()
  const order = new ShownOrder(fake.port)
  for (let change = 0; change < 10; change += 1) {
    order.tell([chatId(`chat-${change}`)])
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(fake.inputs('showOrder').length).toBeGreaterThanOrEqual(4)
  await vi.advanceTimersByTimeAsync(100)
  expect(fake.inputs('showOrder').at(-1)).toEqual({ chatIds: ['chat-9'] })
})
