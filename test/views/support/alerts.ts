import * as v from 'valibot'
import { AlertPreview, AlertRule, AlertsShown, NO_ALERTS } from '../../../preload/contract/index.ts'
import { MINUTE, NOW } from './fixtures.ts'

export const ways = { list: true, tray: true, desktop: true, sound: false }
/** One rule of every kind. */
export const rules = v.parse(v.array(AlertRule), [
  { id: 'long', kind: 'waiting', name: 'Customer waits long', on: true, level: 'warning', ways, after: 60_000 },
  {
    id: 'tooLong',
    kind: 'waiting',
    name: 'Customer waits too long',
    on: true,
    level: 'critical',
    ways,
    after: 180_000,
  },
  {
    id: 'help',
    kind: 'userData',
    name: 'Help requested',
    on: true,
    level: 'critical',
    ways,
    key: 'HelpRequested',
    test: 'equals',
    value: '1',
  },
  {
    id: 'more',
    kind: 'said',
    name: 'Customer asks for more',
    on: true,
    level: 'warning',
    ways,
    match: 'words',
    text: 'supervisor, manager, complain*',
    from: 'customer',
    audience: 'any',
  },
  { id: 'new', kind: 'newChat', name: 'New chat', on: false, level: 'info', ways },
  { id: 'lost', kind: 'connection', name: 'Connection lost', on: true, level: 'critical', ways, after: 5_000 },
])

const about = (chatId: string, customer: string, agent: string) => ({ chatId, customer, agent })
/** Four alerts, the gravest first. */
export const shown: AlertsShown = v.parse(AlertsShown, {
  ...NO_ALERTS,
  count: 4,
  list: [
    {
      id: 'lost',
      ruleId: 'lost',
      rule: 'Connection lost',
      kind: 'connection',
      level: 'critical',
      chatId: null,
      customer: '',
      agent: '',
      since: NOW - 12_000,
    },
    {
      id: 'tooLong marta',
      ruleId: 'tooLong',
      rule: 'Customer waits too long',
      kind: 'waiting',
      level: 'critical',
      ...about('marta', 'Marta Kowalska', 'Ann Berger'),
      since: NOW - 192_000,
    },
    {
      id: 'long tom',
      ruleId: 'long',
      rule: 'Customer waits long',
      kind: 'waiting',
      level: 'warning',
      ...about('tom', 'Tom Okafor', 'Bo Lindqvist'),
      since: NOW - 101_000,
    },
    {
      id: 'more dee',
      ruleId: 'more',
      rule: 'Customer asks for more',
      kind: 'said',
      level: 'warning',
      ...about('dee', 'Lee Chang', 'Dee Moreau'),
      since: NOW - 8 * MINUTE,
    },
  ],
})

/** What a rule would find among the open chats. */
export const found: AlertPreview = v.parse(AlertPreview, {
  problem: null,
  chats: [
    { chatId: 'marta', customer: 'Marta Kowalska', agent: 'Ann Berger', since: NOW - 192_000 },
    { chatId: 'tom', customer: 'Tom Okafor', agent: 'Bo Lindqvist', since: NOW - 101_000 },
  ],
  found: 2,
  looked: 7,
  partial: false,
})
