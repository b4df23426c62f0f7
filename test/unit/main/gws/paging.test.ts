import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAllPages, type ReadPage } from '../../../../main/gws/paging.ts'

interface Message {
  index: number
}

/** Servers as they may be: all of them have the same messages. */
const servers: Record<string, (all: Message[]) => ReadPage> = {
  'counts indices': (all) => (start, count) => page(all.filter(({ index }) => index >= start).slice(0, count)),
  'counts messages': (all) => (start, count) => page(all.slice(start, start + count)),
  'has pages of its own length': (all) => (start) => page(all.filter(({ index }) => index >= start).slice(0, 2)),
  'has pages of its own length and counts messages': (all) => (start) => page(all.slice(start, start + 2)),
  'ignores the count': (all) => (start) => page(all.filter(({ index }) => index >= start)),
  'ignores both': (all) => () => page(all),
}

describe.each(Object.entries(servers))('from a server that %s', (_name, serve) => {
  it('every message is read once, in few requests', async () => {
    const indices = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 30 }).map((all) => all.toSorted((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(indices, fc.integer({ min: 1, max: 12 }), async (all, count) => {
        let requests = 0
        const readPage = serve(all.map((index) => ({ index })))
        const read = await readAllPages(
          (start, length) => {
            requests++
            return readPage(start, length)
          },
          0,
          count,
        )
        expect(read).toEqual(all.map((index) => ({ index })))
        expect(requests).toBeLessThanOrEqual(2 * all.length + 2)
      }),
    )
  })
})

it('messages without an index are kept, and do not make the reading endless', async () => {
  let requests = 0
  const read = await readAllPages(
    () => {
      requests++
      return page([{ text: 'a' }, null])
    },
    0,
    2,
  )
  expect(read).toEqual([{ text: 'a' }, null])
  expect(requests).toBe(1)
})

it('a transcript of a few lines takes two requests', async () => {
  const starts: number[] = []
  const all = [{ index: 0 }, { index: 1 }, { index: 2 }]
  await readAllPages(
    (start) => {
      starts.push(start)
      return page(all.slice(start))
    },
    0,
    500,
  )
  expect(starts).toEqual([0, 3])
})

function page(messages: unknown[]): Promise<unknown[]> {
  return Promise.resolve(messages)
}
