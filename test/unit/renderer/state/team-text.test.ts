import { expect, it } from 'vitest'
import type { JoinState, Watch } from '../../../../preload/contract/index.ts'
import {
  chatAge,
  chatTitle,
  joinText,
  statusText,
  watchText,
  watchSummary,
} from '../../../../renderer/state/team-text.ts'

const bo = { name: 'Bo' }
const watch = (state: Watch['state'], more: Partial<Watch> = {}): Watch => ({
  mode: 'BargeIn',
  scope: 'NextChat',
  state,
  again: false,
  ...more,
})

it('says of a watch what was asked for, and that only a chat proves it', () => {
  expect(watchSummary(watch({ kind: 'requested' }))).toEqual({
    what: 'Next chat · Barge in',
    stands: 'requested',
    problem: false,
  })
  expect(watchText(watch({ kind: 'requested' }), bo)).toMatch(
    /^Requested: the next chat of Bo in Barge in\. .*proves it/,
  )
  expect(watchText(watch({ kind: 'requested' }, { again: true }), bo)).toMatch(
    /^Requested again, because a new session/,
  )
  expect(watchText(watch({ kind: 'asking' }, { scope: 'AllChats' }), bo)).toContain('every new chat of Bo')
  expect(watchText(watch({ kind: 'proven' }), bo)).toMatch(/^Proven/)
  expect(watchText(watch({ kind: 'refused', reason: 'No.' }), bo)).toMatch(/^Not watched.*No\.$/)
  expect(watchSummary(watch({ kind: 'refused', reason: 'No.' })).problem).toBe(true)
})

it('says of a join no more than the server has', () => {
  const words = (join: JoinState): string => joinText(join).text
  expect(words({ kind: 'open', refusal: null })).toBe('')
  expect(words({ kind: 'open', refusal: { mode: 'Coach', reason: 'No room.' } })).toBe('Not joined as Coach: No room.')
  expect(words({ kind: 'joining', mode: 'BargeIn' })).toBe('Joining as Barge in…')
  expect(words({ kind: 'joining', mode: null })).toBe('Joining…')
  expect(words({ kind: 'joined', mode: 'Coach', asked: null })).toBe('You are in this chat: Coach')
  expect(words({ kind: 'joined', mode: 'Monitor', asked: 'Coach' })).toContain('in Monitor, not in Coach as you asked')
})

it('has words for what the server does not say', () => {
  expect(statusText({ status: '' })).toBe('State not known')
  expect(chatTitle({ title: '' })).toBe('Chat without a subject')
  expect(chatAge({ receivedAt: null }, 0)).toBe('')
  expect(chatAge({ receivedAt: 0 }, 8 * 60_000)).toBe('running for 8 min')
})
