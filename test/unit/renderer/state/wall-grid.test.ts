import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsFor } from '../../../../renderer/state/wall-grid.ts'

const least = { width: 232, height: 128, gap: 6 }
const screen = { width: 1908, height: 950 }
const columns = (count: number, room = screen): number => columnsFor(count, room, least)
const lastRow = (count: number, inRow: number): number => ((count - 1) % inRow) + 1

test('tiles stand in even rows of a shape that can be read', () => {
  expect(columns(30)).toBe(6)
  expect(columns(24)).toBe(6)
  expect(columns(12)).toBe(4)
  expect(columns(6)).toBe(3)
  expect(columns(2)).toBe(2)
  expect(columns(1)).toBe(1)
  expect(columns(0)).toBe(1)
})

test('no tile is left alone in the last row where there is another way', () => {
  for (let count = 3; count <= 30; count += 1) {
    const inRow = columns(count)
    if (count % inRow !== 0) expect(lastRow(count, inRow), `${count} tiles`).toBeGreaterThan(1)
  }
})

test('where there is no room for all, they are as narrow as they may be', () => {
  expect(columns(30, { width: 800, height: 400 })).toBe(3)
  expect(columns(30, { width: 100, height: 400 })).toBe(1)
})

test('no tile is narrower than it may be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 300, max: 4000 }),
      fc.integer({ min: 100, max: 2000 }),
      (count, width, height) => {
        const inRow = columns(count, { width, height })
        expect(inRow).toBeGreaterThanOrEqual(1)
        expect(inRow).toBeLessThanOrEqual(count)
        expect((width - (inRow - 1) * least.gap) / inRow).toBeGreaterThanOrEqual(least.width)
      },
    ),
  )
})
