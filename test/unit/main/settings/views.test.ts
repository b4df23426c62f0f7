import { expect, test } from 'vitest'
import { DEFAULT_VIEW, DEFAULT_VIEWS } from '../../../../preload/contract/index.ts'
import { readSettings } from '../../../../main/settings/schema.ts'

function read(found: unknown) {
  const { settings, problems } = readSettings({ views: found })
  return { views: settings.views, problems }
}

const waiting = { ...DEFAULT_VIEW, quick: 'waiting' as const, sort: { by: 'waiting' as const, descending: true } }

test('without any the list starts as it comes, without a word', () => {
  expect(read(undefined)).toEqual({ views: DEFAULT_VIEWS, problems: [] })
})

test('what was kept comes back', () => {
  const kept = { current: waiting, saved: [{ name: 'Urgent', view: waiting }], wall: { tiles: 30, pinned: ['a'] } }
  expect(read(kept)).toEqual({ views: kept, problems: [] })
})

test('the word in the box is of the moment; one in a saved view is kept', () => {
  const view = { ...waiting, keyword: 'refund' }
  const { views } = read({ current: view, saved: [{ name: 'Refunds', view }] })
  expect(views.current.keyword).toBe('')
  expect(views.saved[0]?.view.keyword).toBe('refund')
})

test('one bad view, filter or layout costs that one and is named', () => {
  const { views, problems } = read({
    current: { ...waiting, quick: 'loud' },
    saved: [{ name: 'Good', view: waiting }, { name: '', view: waiting }, 7],
    wall: { tiles: 99, pinned: [] },
  })
  expect(views).toEqual({ ...DEFAULT_VIEWS, saved: [{ name: 'Good', view: waiting }] })
  expect(problems).toHaveLength(4)
})

test.each([[7], [[]], ['x'], [null]])('%j are no views', (found) => {
  expect(read(found).views).toEqual(DEFAULT_VIEWS)
})

test('saved views that are no list are left out', () => {
  const { views, problems } = read({ saved: {} })
  expect(views.saved).toEqual([])
  expect(problems).toHaveLength(1)
})
