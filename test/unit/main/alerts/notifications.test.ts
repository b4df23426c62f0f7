import { beforeEach, expect, it } from 'vitest'
import { Notifications } from '../../../../main/alerts/notifications.ts'
import { GATHER, PAUSE } from '../../../../main/supervision/alerts/announcer.ts'
import type { ChatId } from '../../../../preload/contract/index.ts'
import { raise, ways } from '../supervision/alerts/samples.ts'

const [a, b] = [raise('a'), raise('b', 'critical')]

let notifications: Notifications
let shown: { title: string; click: () => void; takenAway: number }[]
let opened: (ChatId | 'list')[]

beforeEach(() => {
  shown = []
  opened = []
  notifications = new Notifications({
    notify: ({ title }, click) => {
      const notification = { title, click, takenAway: 0 }
      shown.push(notification)
      return () => void (notification.takenAway += 1)
    },
    attract: () => undefined,
    openChat: (id) => opened.push(id),
    openList: () => opened.push('list'),
  })
})

const announced = (...raised: (typeof a)[]) => {
  notifications.announce(raised, 0)
  return notifications.announce([], GATHER)
}

it('stays until the last of the alerts it is about is dropped, and goes once', () => {
  expect(announced(a, b)).toBe('critical')
  notifications.drop([a.alert.id])
  expect(shown).toMatchObject([{ title: '2 alerts', takenAway: 0 }])
  notifications.drop([b.alert.id, 'another'])
  notifications.drop([b.alert.id])
  notifications.clear()
  expect(shown).toMatchObject([{ takenAway: 1 }])
})

it('opens what it is about, and is not taken away after it was clicked', () => {
  announced(a)
  notifications.announce([a, b], PAUSE + GATHER)
  notifications.announce([], PAUSE + GATHER * 2)
  shown.forEach(({ click }) => click())
  notifications.clear()
  expect(opened).toEqual([a.alert.chatId, 'list'])
  expect(shown).toMatchObject([{ takenAway: 0 }, { takenAway: 0 }])
})

it('is not shown for an alert that was dropped, or cleared, before it was due', () => {
  notifications.announce([a], 0)
  notifications.drop([a.alert.id])
  expect(notifications.announce([b], GATHER)).toBeNull()
  notifications.clear()
  expect(notifications.announce([], PAUSE)).toBeNull()
  expect(shown).toEqual([])
})

it('is none where only a sound is wanted', () => {
  expect(announced(raise('a', 'info', { ...ways, desktop: false }))).toBe('info')
  expect(shown).toEqual([])
})
