import { beforeEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_VIEW,
  DEFAULT_VIEWS,
  type Chat,
  type ChatId,
  type Entry,
  type Me,
  type Views,
} from '../../../../preload/contract/index.ts'
import { ViewsDesk } from '../../../../main/views/handlers.ts'

const id = (name: string): ChatId => name as ChatId
const chats = ['a', 'b', 'c'].map((name) => ({ id: id(name) }) as Chat)
const me = { id: 'jana', name: 'Jana', userName: 'jana', warnings: [] } as unknown as Me
const line = (text: string): Entry => ({
  index: 0,
  at: 0,
  from: null,
  audience: 'agents',
  visibility: 'Agents',
  body: { kind: 'text', text },
})

let stored: Views
let shown: Views[]
let lines: Record<string, Entry[]>
let paused: (() => void)[]
let views: ViewsDesk

beforeEach(() => {
  stored = DEFAULT_VIEWS
  shown = []
  lines = {}
  paused = []
  views = new ViewsDesk({
    stored: () => stored,
    keep: (kept) => {
      stored = kept
    },
    show: (kept) => shown.push(kept),
    transcript: (chat) => ({ entries: lines[chat] ?? [], gaps: [] }),
    pause: () => new Promise((resolve) => paused.push(resolve)),
  })
})

const find = (...keywords: string[]) => Promise.resolve(views.handlers.findChats({ keywords }))
const order = () => views.shown(chats).map((chat) => chat.id)

describe('views', () => {
  it('are kept and shown as they change, and what is not named stays', () => {
    const saved = [{ name: 'Mine', view: DEFAULT_VIEW }]
    void views.handlers.changeViews({ saved })
    void views.handlers.changeViews({ wall: { tiles: 6, pinned: [id('a')] } })
    expect(stored).toEqual({ current: DEFAULT_VIEW, saved, wall: { tiles: 6, pinned: ['a'] } })
    expect(shown.at(-1)).toEqual(stored)
  })
})

describe('a search in the lines', () => {
  it('finds those that were there at sign-in and those that came since, whoever could read them', async () => {
    lines['a'] = [line('refund')]
    views.signedIn(me, '', chats)
    views.linesAdded(id('b'), [line('my Refund')])
    expect(await find('refund')).toEqual({ ok: true, value: [{ keyword: 'refund', chatIds: ['a', 'b'] }] })
    views.chatRemoved(id('a'))
    expect(await find('refund')).toEqual({ ok: true, value: [{ keyword: 'refund', chatIds: ['b'] }] })
  })

  it('finds nothing that a later word has replaced', async () => {
    views.linesAdded(id('a'), [line('card 4111'), line('refund')])
    lines['a'] = [line('card ****'), line('refund')]
    views.linesReplaced(id('a'))
    const value = [
      { keyword: '4111', chatIds: [] },
      { keyword: 'refund', chatIds: ['a'] },
    ]
    expect(await find('4111', 'refund')).toEqual({ ok: true, value })
  })

  it('finds nothing of a session that has ended', async () => {
    views.linesAdded(id('a'), [line('refund')])
    views.signedOut()
    expect(await find('refund')).toEqual({ ok: true, value: [{ keyword: 'refund', chatIds: [] }] })
  })

  it('is given up when something else is looked for meanwhile', async () => {
    for (let at = 0; at < 1_000; at += 1) views.linesAdded(id(`chat-${at}`), [line('x')])
    const first = find('x')
    const second = find('y')
    while (paused.length > 0) paused.shift()?.()
    expect(await first).toMatchObject({ ok: false, error: { code: 'outdated' } })
    expect((await second).ok).toBe(true)
  })
})

describe('the order that the hotkeys follow', () => {
  it('is the one that the window told last', () => {
    expect(order()).toEqual(['a', 'b', 'c'])
    void views.handlers.showOrder({ chatIds: [id('c'), id('a')] })
    expect(order()).toEqual(['c', 'a'])
    void views.handlers.showOrder({ chatIds: null })
    expect(order()).toEqual(['a', 'b', 'c'])
  })

  it('is by start again in a new session', () => {
    void views.handlers.showOrder({ chatIds: [id('c')] })
    views.signedOut()
    expect(order()).toEqual(['a', 'b', 'c'])
  })
})
