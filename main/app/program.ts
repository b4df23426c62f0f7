import { randomUUID } from 'node:crypto'
import type { Chat, ChatId, Delta, Hotkey, HotkeyCommand, Note, Transcript } from '../../preload/contract/index.ts'
import { AlertDesk } from '../alerts/desk.ts'
import { AttentionDesk } from '../attention/desk.ts'
import type { Clock } from '../common/clock.ts'
import { CommandDispatcher } from '../commands/dispatcher.ts'
import { SessionController, type DemoCentre } from '../session/controller.ts'
import { SessionEvents } from '../session/events.ts'
import { DeskState } from './desk-state.ts'
import { deskHandlers } from './handlers.ts'
import { UseCases } from './use-cases.ts'
import type { RequestObserver } from '../requests/handlers.ts'
import type { Handlers } from './ipc.ts'
import { openGws } from '../gws/index.ts'
import { operationHandlers } from '../session/operation-requests.ts'
import { phraseHandlers, type PhrasesParts } from '../phrases/handlers.ts'
import { openRecords, type OpenRecordsOptions } from '../records/index.ts'
import { Relay } from './relay.ts'
import { Marks } from '../settings/marks.ts'
import { shownSettings } from '../settings/schema.ts'
import type { SettingsStore } from '../settings/store.ts'
import { teamHandlers } from '../team/handlers.ts'
import { teamMemory } from '../team/memory.ts'
import { UnendedSessions } from '../session/unended.ts'
import { ViewsDesk } from '../views/handlers.ts'

/** What the program has of the operating system, so that it can be built without one. */
export interface Desktop {
  /** Sends to the main window, if there is one. */
  send(delta: Delta): void
  /** Shows the on-top note, for `time` ms where that is not the usual. */
  note(note: Note, time?: number): void
  /** Shows a desktop notification; answers how to take it away. */
  notify(text: { title: string; body: string }, clicked: () => void): () => void
  /** Names the focused chat wherever the system shows it. */
  nameFocus(chat: Chat | null): void
  countAlerts(count: number): void
  /** Makes the window's place in the taskbar or the Dock move. */
  attract(): void
  bringUp(): void
  windowHasFocus(): boolean
  /** Whether nobody can see the window. */
  windowIsHidden(): boolean
  hotkeys(): Hotkey[]
  askWhere: OpenRecordsOptions['askWhere']
  askWhich: PhrasesParts['askWhich']
  /** Where files are suggested to be saved. */
  documents(): string
}

export interface ProgramParts {
  desktop: Desktop
  settings: SettingsStore
  clock: Clock
  /** A clock that never goes back, ms. */
  stopwatch: () => number
  /** Gives way to whatever else waits to be done. */
  pause: () => Promise<void>
  startDemo: () => Promise<DemoCentre>
  /** The folder of the user's data, where the audit is kept, and marks that outlive the program. */
  userData: string
  appVersion: string
  /** The address that the sign-in shows instead of the stored one. */
  server?: string | undefined
  failure: (error: unknown) => void
}

export interface Program {
  handlers: Handlers
  /** Hears of every request that was answered. */
  observer: RequestObserver
  relay: Relay
  desk: DeskState
  controller: SessionController
  useCases: UseCases
  /** A hotkey was pressed while the chat `aim` was focused. */
  press(command: HotkeyCommand, aim: ChatId | null): void
  start(): void
  stop(): void
}

/** Builds everything that is neither Electron nor the wire, and joins it. */
export function buildProgram(parts: ProgramParts): Program {
  const { desktop, settings, clock, stopwatch, pause, startDemo, userData, appVersion, server, failure } = parts
  const { askWhere, askWhich } = desktop
  const folder = (): string => desktop.documents()
  const askBeforeBargeIn = (): boolean => settings.current.askBeforeBargeIn
  const chats = (): Chat[] => controller.session?.chats.all() ?? []
  const transcript = (id: ChatId): Transcript | null => controller.session?.chats.transcript(id) ?? null

  const alerts: AlertDesk = new AlertDesk({
    clock,
    stopwatch,
    pause,
    clockSkew: () => relay.fields.clockSkew,
    stored: {
      rules: () => settings.current.alertRules,
      doNotDisturb: () => settings.current.doNotDisturb,
      keep: (changes) => settings.change(changes),
    },
    transcript,
    show: (shown) => relay.set(shown),
    notify: (text, clicked) => desktop.notify(text, clicked),
    count: (count) => desktop.countAlerts(count),
    attract: () => desktop.attract(),
    openChat: (id) => {
      desk.show(id)
      desktop.bringUp()
    },
    bringUp: () => desktop.bringUp(),
    looksAt: (id) => desktop.windowHasFocus() && desk.focused?.id === id,
    notice: (sentence) => desk.notice('warning', sentence),
  })
  const attention: AttentionDesk = new AttentionDesk({
    clock,
    pause,
    clockSkew: () => relay.fields.clockSkew,
    newest: (id, count) => controller.session?.chats.newest(id, count) ?? [],
    alerts: () => alerts.open,
    alertRules: () => settings.current.alertRules,
    stored: {
      rules: () => settings.current.attentionRules,
      keep: (attentionRules) => settings.change({ attentionRules }),
    },
    show: (shown) => relay.set(shown),
  })
  const relay: Relay = new Relay({
    clock,
    send: (delta) => desktop.send(delta),
    chats,
    chat: (id) => controller.session?.chats.get(id) ?? null,
    initial: {
      connection: { kind: 'signedOut', error: null },
      me: null,
      demo: false,
      focused: null,
      hotkeys: desktop.hotkeys(),
      settings: { ...shownSettings(settings.current), server: server ?? settings.current.server },
      notices: [],
      unended: null,
      clockSkew: 0,
      unreadable: 0,
      ...alerts.shown,
      ...attention.shown,
      team: [],
      abilities: { monitor: false, agentControl: false },
      views: settings.current.views,
      phrases: settings.current.phrases,
    },
  })
  const { records, trail, auditLog } = openRecords({
    chats: () => controller.session?.chats ?? null,
    userData,
    clock,
    folder,
    askWhere,
    keepDays: () => settings.current.auditDays,
    setKeepDays: (days) => settings.change({ auditDays: days }),
    appVersion,
    report: (sentence) => desk.notice('warning', sentence),
  })
  const views: ViewsDesk = new ViewsDesk({
    stored: () => settings.current.views,
    keep: (kept) => settings.change({ views: kept }),
    show: (kept) => relay.set({ views: kept }),
    transcript,
    pause,
  })
  const unended = new UnendedSessions({
    marks: new Marks(userData, failure),
    demo: () => relay.fields.demo,
    show: (shown) => relay.set({ unended: shown }),
  })
  const events = new SessionEvents()
  const controller: SessionController = new SessionController({
    clock,
    events,
    open: openGws,
    startDemo,
    teams: teamMemory(
      () => settings.current.teams,
      (teams) => settings.change({ teams }),
    ),
    nickname: () => settings.current.nickname,
    windowIsHidden: () => desktop.windowIsHidden(),
  })
  const desk: DeskState = new DeskState({
    relay,
    session: () => controller.session,
    focusChanged: (chat) => desktop.nameFocus(chat),
  })
  const useCases = new UseCases({
    session: () => controller.session,
    desk,
    relay,
    askBeforeBargeIn,
    chatRead: (id) => alerts.opened(id),
  })
  const commands = new CommandDispatcher({
    clock,
    chats: () => views.shown(chats().filter(({ own }) => !own)),
    inNeed: () => attention.inNeed,
    chat: (id) => controller.session?.chats.get(id) ?? null,
    focused: () => desk.focused,
    focus: (id) => desk.focus(id),
    // They ask by themselves.
    switchMode: (id, mode) => useCases.switchMode(id, mode, true),
    askBeforeBargeIn,
    hotkeys: () => desktop.hotkeys(),
    showWindow: () => desktop.bringUp(),
    windowHasFocus: () => desktop.windowHasFocus(),
    note: (note, time) => desktop.note(note, time),
  })
  // The window first, then the rest in the order in which an event is to reach them.
  events.observe(desk, commands, trail, alerts, attention, views, unended, { failure })
  const phrases = phraseHandlers({
    current: () => settings.current.phrases,
    keep: (kept) => {
      settings.change({ phrases: kept })
      relay.set({ phrases: kept })
    },
    askWhich,
    askWhere,
    folder,
    newId: randomUUID,
  })
  settings.onChange((current) => relay.set({ settings: shownSettings(current) }))

  return {
    handlers: {
      ...deskHandlers({
        controller,
        desk,
        relay,
        useCases,
        changeSettings: (changes) => {
          settings.change(changes)
          return shownSettings(settings.current)
        },
      }),
      ...operationHandlers(() => controller.session?.operations ?? null),
      ...records.handlers,
      ...alerts.handlers,
      ...attention.handlers,
      ...views.handlers,
      ...unended.handlers,
      ...phrases.handlers,
      ...teamHandlers(() => controller.session?.team ?? null, askBeforeBargeIn),
    },
    observer: trail,
    relay,
    desk,
    controller,
    useCases,
    press: (command, aim) => commands.press(command, aim),
    start: () => auditLog.start(),
    stop() {
      auditLog.stop()
      alerts.stop()
      attention.stop()
    },
  }
}
