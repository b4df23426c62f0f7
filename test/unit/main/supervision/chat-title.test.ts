import { expect, it } from 'vitest'
import { notificationText } from '../../../../main/alerts/notification-text.ts'
import { chatTitle } from '../../../../main/supervision/chat-title.ts'
import { exportFileName } from '../../../../main/records/export/file-name.ts'
import * as v from 'valibot'
import { Alert } from '../../../../preload/contract/index.ts'
import names from '../../../fixtures/names-that-turn-and-hide.json' with { type: 'json' }

const turning = { customer: names['turns direction'], agent: 'שלום' }
const hiding = { customer: names['hides the role'], agent: `Bo${'\u0301'.repeat(50)}${'o'.repeat(500)}` }

it('names a chat in titles, notes and the tray so that the mode after it stays in sight', () => {
  expect(chatTitle(turning)).toBe('TomkraM · \u2068שלום\u2069')
  expect(chatTitle(hiding)).toBe(`agent1@x.test agent · Bo\u0301\u0301${'o'.repeat(28)}…`)
  expect(chatTitle({ customer: ' \u202e ', agent: '' })).toBe('Customer')
})

it('names a chat in a notification in the same way', () => {
  const alert = v.parse(Alert, {
    ...{ id: 'a', ruleId: 'a', rule: 'Customer waits long', kind: 'waiting', level: 'warning' },
    ...{ chatId: 'tom', since: 0, ...turning },
  })
  expect(notificationText([alert]).body).toBe('TomkraM · \u2068שלום\u2069')
})

it('names a file without what is not to be seen', () => {
  expect(exportFileName([{ ...turning, receivedAt: 0 }], 0, 'UTC')).toBe('TomkraM with שלום 1970-01-01 00-00')
})
