import * as m from '#messages'
import {
  chatName,
  commandOfMode,
  Mode,
  shownName,
  workingKeys,
  type Agent,
  type Chat,
  type ChatId,
  type Hotkey,
  type Phrase,
} from '../../preload/contract/index.ts'
import { modeName } from './mode-words.ts'
import type { Finding } from './palette.svelte.ts'
import { preview } from './preview.ts'
import { tabs, type Tab } from './tabs.ts'

/** What of the window there is to find, and how it is done. */
export interface Floor {
  /** The open chat. */
  chat: Chat | null
  chats: readonly Chat[]
  /** Those that the list shows, in its order. */
  listed: readonly Chat[]
  team: readonly Agent[]
  hotkeys: readonly Hotkey[]
  phrases: readonly Phrase[]
  canSwitchTo: (mode: Mode) => boolean
  /** Whether a phrase can be written to the agents of the open chat now. */
  canCoach: boolean
  /** A phrase as it would be said in the open chat. */
  say: (phrase: Phrase) => string
  open: (id: ChatId) => void
  openAgent: (agent: Agent) => void
  choose: (mode: Mode) => void
  coach: (phrase: Phrase) => void
  show: (tab: Tab) => void
  exportChats: () => void
  showAudit: () => void
  managePhrases: () => void
}

/**
 * All that can be done now: nothing that is refused or has no chat to act on. Chats come first, so that Enter without a
 * word opens one, and changes nothing.
 */
export function findings(floor: Floor): Finding[] {
  return [...chats(floor), ...modes(floor), ...neighbours(floor), ...phrases(floor), ...views(floor), ...team(floor)]
}

function modes({ chat, hotkeys, canSwitchTo, choose }: Floor): Finding[] {
  if (chat === null) return []
  return Mode.options
    .filter((mode) => canSwitchTo(mode) && chat.mode.known !== mode)
    .map((mode) => ({
      key: `command ${commandOfMode[mode]}`,
      kind: 'command',
      title: modeName(mode),
      detail: chatName(chat),
      keys: workingKeys(hotkeys, commandOfMode[mode]),
      run: () => choose(mode),
    }))
}

/** The chat after the open one in the list, or before it, round the ends; where none is open, the first or the last. */
export function neighbour(listed: readonly Chat[], openId: ChatId | null, by: 1 | -1): Chat | null {
  const place = listed.findIndex(({ id }) => id === openId)
  const next = listed.at(place === -1 ? (by === 1 ? 0 : -1) : (place + by) % listed.length)
  return next === undefined || next.id === openId ? null : next
}

function neighbours({ chat, listed, hotkeys, open }: Floor): Finding[] {
  return ([1, -1] as const).flatMap((by) => {
    const command = by === 1 ? 'nextChat' : 'previousChat'
    const next = neighbour(listed, chat?.id ?? null, by)
    if (next === null) return []
    return {
      key: `command ${command}`,
      kind: 'command',
      title: m.commands.title({ command }),
      detail: chatName(next),
      keys: workingKeys(hotkeys, command),
      run: () => open(next.id),
    }
  })
}

function chats({ chat, chats: all, open }: Floor): Finding[] {
  return all
    .filter(({ id }) => id !== chat?.id)
    .map((one) => ({
      key: `chat ${one.id}`,
      kind: 'chat',
      title: chatName(one),
      detail: preview(one).text,
      keys: null,
      run: () => open(one.id),
    }))
}

function phrases({ canCoach, phrases: all, say, coach }: Floor): Finding[] {
  if (!canCoach) return []
  return all.map((phrase) => ({
    key: `phrase ${phrase.id}`,
    kind: 'phrase',
    title: phrase.title,
    detail: say(phrase),
    keys: null,
    run: () => coach(phrase),
  }))
}

function views({ show, exportChats, showAudit, managePhrases }: Floor): Finding[] {
  const view = (key: string, title: string, run: () => void): Finding => ({
    key: `view ${key}`,
    kind: 'view',
    title,
    detail: '',
    keys: null,
    run,
  })
  return [
    ...tabs.map(({ name, label }) => view(name, label(), () => show(name))),
    view('export', m.account.exportChats(), exportChats),
    view('audit', m.account.audit(), showAudit),
    view('phrases', m.account.phrases(), managePhrases),
  ]
}

function team({ team: agents, openAgent }: Floor): Finding[] {
  return agents.map((agent) => ({
    key: `agent ${agent.id}`,
    kind: 'agent',
    title: shownName(agent.name),
    detail: '',
    keys: null,
    run: () => openAgent(agent),
  }))
}
