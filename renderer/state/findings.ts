import * as m from '#messages'
import {
  chatName,
  commandOfMode,
  Mode,
  neighbour,
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
  showKeys: () => void
  showSettings: () => void
  /** The chats that need somebody, the one most in need first. */
  inNeed: readonly Chat[]
  editNeed: () => void
}

/**
 * All that can be done now: nothing that is refused or has no chat to act on. Chats and views come first, so that Enter
 * without a word opens one, and changes nothing.
 */
export function findings(floor: Floor): Finding[] {
  return [...chats(floor), ...views(floor), ...modes(floor), ...neighbours(floor), ...phrases(floor), ...team(floor)]
}

function modes({ chat, hotkeys, canSwitchTo, choose }: Floor): Finding[] {
  if (chat === null) return []
  return Mode.options
    .filter((mode) => canSwitchTo(mode) && chat.mode.known !== mode)
    .map((mode) => ({
      key: `command ${commandOfMode[mode]} ${chat.id}`,
      kind: 'command',
      title: modeName(mode),
      detail: chatName(chat),
      keys: workingKeys(hotkeys, commandOfMode[mode]),
      run: () => choose(mode),
    }))
}

/** As the keys for the same have it: those alone that run. */
function neighbours({ chat, listed, inNeed, hotkeys, open }: Floor): Finding[] {
  const running = listed.filter(({ state }) => state === 'Chatting')
  const ways = [
    ['nextInNeed', inNeed, 1],
    ['nextChat', running, 1],
    ['previousChat', running, -1],
  ] as const
  return ways.flatMap(([command, among, by]) => {
    const next = neighbour(among, chat?.id ?? null, by)
    if (next === null || next.id === chat?.id) return []
    return {
      key: `command ${command} ${next.id}`,
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

function views({ show, exportChats, showAudit, managePhrases, showKeys, showSettings, editNeed }: Floor): Finding[] {
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
    view('need', m.attention.rules(), editNeed),
    view('settings', m.settings.open(), showSettings),
    view('keys', m.keys.open(), showKeys),
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
