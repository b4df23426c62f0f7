/** The front door: builds the parts of the main process and joins them. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import tls from 'node:tls'
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  Tray,
  type BrowserWindowConstructorOptions,
} from 'electron'
import ElectronStore from 'electron-store'
import { channels, type Chat } from '../preload/contract/index.ts'
import { AlertDesk } from './alerts/desk.ts'
import { systemClock as clock } from './clock.ts'
import { Commands, names, titleOf } from './commands.ts'
import { startDemo } from './demo/index.ts'
import { Desk } from './desk.ts'
import { harden, isTrustedSender, securePreferences } from './desktop/hardening.ts'
import { Hotkeys } from './desktop/hotkeys.ts'
import { drawIcon } from './desktop/icon.ts'
import { logUncaught, openLog } from './desktop/log.ts'
import { applicationMenu } from './desktop/menu.ts'
import { NoteWindow } from './desktop/note.ts'
import { Notifications } from './desktop/notifications.ts'
import { choosePages, pagesScheme, servePages } from './desktop/pages.ts'
import { claimSingleInstance } from './desktop/single-instance.ts'
import { AppTray } from './desktop/tray.ts'
import { MainWindow } from './desktop/window.ts'
import { answerRequests } from './ipc.ts'
import { operationHandlers } from './operation-handlers.ts'
import { openRecords } from './records/index.ts'
import { phraseHandlers } from './phrases/handlers.ts'
import { Relay } from './relay.ts'
import { shownSettings } from './settings/schema.ts'
import { SettingsStore } from './settings/store.ts'
import { ViewsDesk } from './views.ts'
import { teamHandlers } from './team/handlers.ts'
import { teamMemory } from './team/memory.ts'
import { withTeam } from './team/of-demo.ts'

const dist = path.join(import.meta.dirname, '..')
const { platform } = process
const packaged = app.isPackaged
const pages = choosePages({ packaged, devServer: process.env['SIDELINE_DEV_SERVER'] })
const log = openLog({ folder: app.getPath('logs'), console: !packaged })

protocol.registerSchemesAsPrivileged([pagesScheme])
harden({ app, pages, packaged, log })
logUncaught(process, log, () => {
  dialog.showErrorBox(
    'Sideline has to close',
    'Something went wrong that Sideline cannot mend. Its log has the details.',
  )
  app.exit(1)
})
// A private certificate authority belongs into the system's store, and is trusted from there.
tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])

let bringUp = (): void => undefined
if (claimSingleInstance(app, () => bringUp())) {
  app.whenReady().then(run, (error: unknown) => log.error('main: not started', error))
} else {
  app.quit()
}

function run(): void {
  const notices: string[] = []
  const settings = new SettingsStore({
    folder: app.getPath('userData'),
    open: (options) => new ElectronStore(options),
    now: () => clock.now(),
    report: (sentence) => notices.push(sentence),
  })
  // electron-store answers any page on this channel; none of ours asks.
  ipcMain.removeAllListeners('electron-store-get-data')
  nativeTheme.themeSource = settings.current.appearance
  servePages(protocol, path.join(dist, 'renderer'))
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu({ platform, packaged })))

  const windowParts = {
    make: (options: BrowserWindowConstructorOptions) => new BrowserWindow(options),
    preferences: securePreferences({ preload: path.join(dist, 'preload/index.cjs'), packaged, platform }),
    dark: () => nativeTheme.shouldUseDarkColors,
    log,
  }
  const window = new MainWindow({
    ...windowParts,
    page: pages.address('index.html'),
    icon: picture(256),
    workAreas: () => [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    remembered: () => settings.current.window,
    remember: (bounds) => settings.change({ window: bounds }),
    notice: (sentence) => desk.notice('warning', sentence),
    hopeless: (sentence) => dialog.showErrorBox('Sideline', sentence),
    closed: () => {
      if (platform !== 'darwin') app.quit()
    },
    visibility: (visible) => relay.setHidden(!visible),
    now: () => clock.now(),
    platform,
  })
  const note = new NoteWindow({
    ...windowParts,
    page: pages.address('note.html'),
    workArea: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
    platform,
  })
  const tray = new AppTray({
    make: () => new Tray(picture(platform === 'darwin' ? 16 : 32)),
    icon: (alerting) => picture(platform === 'darwin' ? 16 : 32, alerting),
    menu: (template) => Menu.buildFromTemplate(template),
    show: () => window.bringUp(),
    quit: () => app.quit(),
    log,
  })
  const hotkeys = new Hotkeys({
    globalShortcut,
    onPress: (command) => commands.press(command),
    clock: { ...clock, now: () => performance.now() },
  })
  hotkeys.apply(settings.current.hotkeys)

  const notifications = new Notifications({
    make: (options) => new Notification(options),
    supported: () => Notification.isSupported(),
    log,
  })
  const alerts: AlertDesk = new AlertDesk({
    clock,
    stopwatch: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    clockSkew: () => relay.fields.clockSkew,
    stored: {
      rules: () => settings.current.alertRules,
      doNotDisturb: () => settings.current.doNotDisturb,
      keep: (changes) => settings.change(changes),
    },
    transcript: (id) => desk.session?.chats.transcript(id) ?? null,
    show: (shown) => relay.set(shown),
    notify: (text, clicked) => notifications.show(text, clicked),
    count: (count) => {
      tray.setAlerts(count)
      app.setBadgeCount(count)
    },
    attract: () => window.attract(),
    openChat: (id) => {
      desk.focus(id)
      window.bringUp()
    },
    bringUp: () => window.bringUp(),
    looksAt: (id) => window.focused && desk.focused?.id === id,
    notice: (sentence) => desk.notice('warning', sentence),
  })

  const relay: Relay = new Relay({
    clock,
    send: (delta) => window.contents?.send(channels.delta, delta),
    chats: () => desk.session?.chats.all() ?? [],
    chat: (id) => desk.session?.chats.get(id) ?? null,
    initial: {
      connection: { kind: 'signedOut', error: null },
      me: null,
      demo: false,
      focused: null,
      hotkeys: hotkeys.states(),
      settings: {
        ...shownSettings(settings.current),
        server: process.env['SIDELINE_SERVER'] ?? settings.current.server,
      },
      notices: [],
      clockSkew: 0,
      unreadable: 0,
      ...alerts.shown,
      team: [],
      abilities: { monitor: false, agentControl: false },
      views: settings.current.views,
      phrases: settings.current.phrases,
    },
  })
  const { records, trail, auditLog } = openRecords({
    chats: () => desk.session?.chats ?? null,
    userData: app.getPath('userData'),
    clock,
    folder: () => app.getPath('documents'),
    askWhere: (question) => {
      const parent = window.contents === null ? null : BrowserWindow.fromWebContents(window.contents)
      return parent === null ? dialog.showSaveDialog(question) : dialog.showSaveDialog(parent, question)
    },
    keepDays: () => settings.current.auditDays,
    setKeepDays: (days) => settings.change({ auditDays: days }),
    appVersion: app.getVersion(),
    report: (sentence) => desk.notice('warning', sentence),
  })
  const views: ViewsDesk = new ViewsDesk({
    stored: () => settings.current.views,
    keep: (kept) => settings.change({ views: kept }),
    show: (kept) => relay.set({ views: kept }),
    transcript: (id) => desk.session?.chats.transcript(id) ?? null,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
  const desk: Desk = new Desk({
    clock,
    relay,
    startDemo: () => startDemo().then(withTeam),
    teams: teamMemory(
      () => settings.current.teams,
      (teams) => settings.change({ teams }),
    ),
    nickname: () => settings.current.nickname,
    changeSettings: (changes) => {
      settings.change(changes)
      return shownSettings(settings.current)
    },
    focusChanged: (chat) => {
      alerts.opened(chat?.id ?? null)
      window.setTitle(windowTitle(chat))
      tray.setFocus(chat === null ? null : describe(chat))
    },
    chatChanged: (chat) => commands.chatChanged(chat),
    failure: (error) => log.error('session: failure', error),
    witnesses: [trail, alerts, views],
  })
  const commands = new Commands({
    clock,
    chats: () => views.shown(desk.session?.chats.all() ?? []),
    focused: () => desk.focused,
    focus: (id) => desk.focus(id),
    switchMode: (id, mode) => Promise.resolve(desk.handlers.switchMode({ chatId: id, mode })),
    askBeforeBargeIn: () => settings.current.askBeforeBargeIn,
    hotkeys: () => hotkeys.states(),
    showWindow: () => window.bringUp(),
    windowHasFocus: () => window.focused,
    note: (content, time) => note.show(content, time === undefined ? {} : { for: time }),
  })

  const phrases = phraseHandlers({
    current: () => settings.current.phrases,
    keep: (kept) => {
      settings.change({ phrases: kept })
      relay.set({ phrases: kept })
    },
    askWhich: (question) => {
      const parent = window.contents === null ? null : BrowserWindow.fromWebContents(window.contents)
      return parent === null ? dialog.showOpenDialog(question) : dialog.showOpenDialog(parent, question)
    },
    askWhere: (question) => {
      const parent = window.contents === null ? null : BrowserWindow.fromWebContents(window.contents)
      return parent === null ? dialog.showSaveDialog(question) : dialog.showSaveDialog(parent, question)
    },
    folder: () => app.getPath('documents'),
    newId: () => randomUUID(),
  })

  settings.onChange((current) => {
    nativeTheme.themeSource = current.appearance
    relay.set({ settings: shownSettings(current) })
  })
  nativeTheme.on('updated', () => window.refreshBackground())
  powerMonitor.on('resume', () => desk.session?.checkNow())
  answerRequests(
    ipcMain,
    {
      ...desk.handlers,
      ...operationHandlers(() => desk.session?.operations ?? null),
      ...records.handlers,
      ...alerts.handlers,
      ...views.handlers,
      ...phrases.handlers,
      ...teamHandlers(() => desk.session?.team ?? null),
    },
    ({ senderFrame }) => isTrustedSender(senderFrame, window.contents, pages),
    (name, error) => log.error(`request: ${name} failed`, error),
    trail,
  )
  notices.forEach((sentence) => desk.notice('warning', sentence))
  auditLog.start()

  bringUp = () => window.bringUp()
  app.on('activate', bringUp)
  // The chats are left and the session is ended before the program goes (twice the key for quitting does not wait).
  app.once('before-quit', (event) => {
    if (desk.session === null) return
    event.preventDefault()
    void desk.close().finally(() => app.quit())
  })
  app.on('will-quit', () => {
    auditLog.stop()
    alerts.stop()
    notifications.clear()
    hotkeys.release()
    note.destroy()
    tray.destroy()
  })

  window.open()
  note.warmUp()
}

function picture(size: number, marked = false): Electron.NativeImage {
  const { buffer, width, height } = drawIcon(size, marked)
  return nativeImage.createFromBitmap(buffer, { width, height })
}

/** E.g. `Tom Okafor · Bo Lindqvist · Coach`. */
function describe(chat: Chat): string {
  return [titleOf(chat), chat.mode.known === null ? '' : names[chat.mode.known]].filter(Boolean).join(' · ')
}

function windowTitle(chat: Chat | null): string {
  return chat === null ? 'Sideline' : `${describe(chat)} – Sideline`
}
