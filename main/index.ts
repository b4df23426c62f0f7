/** The front door: builds the parts of the main process and joins them. */
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
  type MessageBoxOptions,
  type MessageBoxReturnValue,
} from 'electron'
import ElectronStore from 'electron-store'
import * as m from '#messages'
import { channels, HotkeyCommand, workingKeys, type Appearance, type Chat } from '../preload/contract/index.ts'
import { systemClock as clock } from './common/clock.ts'
import { commands } from './commands/index.ts'
import { startDemo } from './demo/index.ts'
import { harden, isTrustedSender, securePreferences } from './desktop/hardening.ts'
import { Hotkeys } from './desktop/hotkeys.ts'
import { drawIcon } from './desktop/icon.ts'
import { logUncaught, openLog } from './desktop/log.ts'
import { applicationMenu } from './desktop/menu.ts'
import { NoteWindow } from './desktop/note.ts'
import { Notifications } from './desktop/notifications.ts'
import { choosePages, pagesScheme, servePages } from './desktop/pages.ts'
import { QuitQuestion } from './desktop/quit-question.ts'
import { claimSingleInstance } from './desktop/single-instance.ts'
import { AppTray } from './desktop/tray.ts'
import { MainWindow } from './desktop/window.ts'
import { answerRequests } from './app/ipc.ts'
import { Lifecycle } from './app/lifecycle.ts'
import { buildProgram, type Program } from './app/program.ts'
import { SettingsStore } from './settings/store.ts'
import { chatTitle } from './supervision/chat-title.ts'
import { withTeam } from './app/demo-team.ts'

const dist = path.join(import.meta.dirname, '..')
const { platform } = process
const packaged = app.isPackaged
const pages = choosePages({ packaged, devServer: process.env['SIDELINE_DEV_SERVER'] })
const log = openLog({ folder: app.getPath('logs'), console: !packaged })

protocol.registerSchemesAsPrivileged([pagesScheme])
harden({ app, pages, packaged, log })
let whenFatal = (): void => {
  dialog.showErrorBox(m.desktop.fatal(), m.desktop.fatalDetail())
  app.exit(1)
}
logUncaught(process, log, () => whenFatal())
// A private certificate authority belongs into the system's store, and is trusted from there.
tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])

// Windows shows notifications of programs that it knows by name alone: the one that the installer gives the shortcut.
if (platform === 'win32') app.setAppUserModelId('org.sideline.desktop')

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
  // High contrast is drawn on black.
  const followAppearance = ({ appearance }: { appearance: Appearance }): void => {
    nativeTheme.themeSource = appearance === 'contrast' ? 'dark' : appearance
  }
  followAppearance(settings.current)
  settings.onChange(followAppearance)
  servePages(protocol, path.join(dist, 'renderer'))
  const question: QuitQuestion = new QuitQuestion({
    wanted: () => settings.current.askBeforeQuit,
    neverAgain: () => settings.change({ askBeforeQuit: false }),
    stake: () => program.useCases.stake,
    ask(words) {
      // Without a window to stand over, the question would block main on macOS.
      window.bringUp()
      return over(window, (parent) => showMessage(words, parent))
    },
    quit: () => app.quit(),
  })
  app.on('before-quit', () => question.end())
  const quit = (): void => {
    if (question.mayQuit()) app.quit()
  }
  const windowParts = {
    make: (options: BrowserWindowConstructorOptions) => new BrowserWindow(options),
    preferences: securePreferences({ preload: path.join(dist, 'preload/index.cjs'), packaged, platform }),
    dark: () => nativeTheme.shouldUseDarkColors,
    log,
  }
  const window: MainWindow = new MainWindow({
    ...windowParts,
    page: pages.address('index.html'),
    icon: picture(256),
    workAreas: () => [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    remembered: () => settings.current.window,
    remember: (bounds) => settings.change({ window: bounds }),
    notice: (sentence) => program.desk.notice('warning', sentence),
    hopeless: (detail) =>
      over(window, (parent) => void showMessage({ type: 'error', message: 'Sideline', detail }, parent)),
    mayClose: () => platform === 'darwin' || question.mayQuit(),
    closed: () => {
      // Its texts are gone with it.
      program.useCases.countUnsent(0)
      if (platform !== 'darwin') app.quit()
    },
    // Whether it ends is not known yet: another program, or the person, may still say no.
    sessionMayEnd: () => void program.useCases.leaveChats(),
    sessionEnds: () => app.quit(),
    visibility: (visible) => program.relay.setHidden(!visible),
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
    show: () => program.press('showWindow', null),
    quit,
    log,
  })
  const hotkeys = new Hotkeys({
    globalShortcut,
    focused: () => program.desk.focused?.id ?? null,
    onPress: (command, aim) => program.press(command, aim),
    tapped: (command) => commands[command].tapped,
    clock: { ...clock, now: () => performance.now() },
  })
  hotkeys.apply(settings.current.hotkeys)
  const menuCommands = HotkeyCommand.options
    .filter((id) => commands[id].aimed)
    .map((id) => ({
      label: m.commands.title({ command: id }),
      accelerator: workingKeys(hotkeys.states(), id),
      run: () => program.press(id, program.desk.focused?.id ?? null),
    }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu({ platform, packaged, quit, commands: menuCommands })))
  const notifications = new Notifications({
    make: (options) => new Notification(options),
    supported: () => Notification.isSupported(),
    platform: process.platform,
    log,
  })

  const program: Program = buildProgram({
    desktop: {
      send: (delta) => window.contents?.send(channels.delta, delta),
      note: (content, time) => note.show(content, time === undefined ? {} : { for: time }),
      notify: (text, clicked) => notifications.show(text, clicked),
      nameFocus(chat) {
        window.setTitle(chat === null ? m.app.name() : m.desktop.windowTitle({ chat: describe(chat) }))
        tray.setFocus(chat === null ? null : describe(chat))
      },
      countAlerts(count) {
        tray.setAlerts(count)
        app.setBadgeCount(count)
      },
      attract: () => window.attract(),
      bringUp: () => window.bringUp(),
      windowHasFocus: () => window.focused,
      windowIsHidden: () => !window.visible,
      hotkeys: () => hotkeys.states(),
      askWhere: (question) =>
        over(window, (parent) =>
          parent === null ? dialog.showSaveDialog(question) : dialog.showSaveDialog(parent, question),
        ),
      askWhich: (question) =>
        over(window, (parent) =>
          parent === null ? dialog.showOpenDialog(question) : dialog.showOpenDialog(parent, question),
        ),
      documents: () => app.getPath('documents'),
    },
    settings,
    clock,
    stopwatch: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    startDemo: () => startDemo().then(withTeam),
    userData: app.getPath('userData'),
    appVersion: app.getVersion(),
    server: process.env['SIDELINE_SERVER'],
    failure: (error) => log.error('session: failure', error),
  })

  nativeTheme.on('updated', () => window.refreshBackground())
  powerMonitor.on('resume', () => program.controller.session?.checkNow())
  answerRequests(
    ipcMain,
    program.handlers,
    ({ senderFrame }) => isTrustedSender(senderFrame, window.contents, pages),
    (name, error) => log.error(`request: ${name} failed`, error),
    program.observer,
  )
  notices.forEach((sentence) => program.desk.notice('warning', sentence))

  bringUp = () => window.bringUp()
  app.on('activate', bringUp)
  const lifecycle = new Lifecycle({
    app,
    leave: () => program.controller.close(),
    passed: (time) => new Promise((resolve) => clock.after(time, resolve)),
  })
  lifecycle.endOn(process, ['SIGINT', 'SIGTERM', 'SIGHUP'])
  lifecycle.holdShutdown(powerMonitor)
  whenFatal = () => {
    // After the chats: a box that waits for an answer must keep nobody in them.
    void lifecycle
      .leave()
      .then(() => dialog.showMessageBox({ type: 'error', message: m.desktop.fatal(), detail: m.desktop.fatalDetail() }))
      .finally(() => app.exit(1))
  }
  app.on('will-quit', () => {
    program.stop()
    notifications.clear()
    hotkeys.release()
    note.destroy()
    tray.destroy()
  })

  program.start()
  window.open()
  note.warmUp()
}

/** Asks over the main window, where there is one. */
function over<T>({ contents }: MainWindow, ask: (parent: BrowserWindow | null) => T): T {
  return ask(contents === null ? null : BrowserWindow.fromWebContents(contents))
}

function showMessage(words: MessageBoxOptions, parent: BrowserWindow | null): Promise<MessageBoxReturnValue> {
  return parent === null ? dialog.showMessageBox(words) : dialog.showMessageBox(parent, words)
}

function picture(size: number, marked = false): Electron.NativeImage {
  const { buffer, width, height } = drawIcon(size, marked)
  return nativeImage.createFromBitmap(buffer, { width, height })
}

/** E.g. `Tom Okafor · Bo Lindqvist · Coach`. */
function describe(chat: Chat): string {
  const { known } = chat.mode
  const title = chatTitle(chat)
  return known === null ? title : m.app.chatAndMode({ chat: title, mode: m.modes.name({ mode: known }) })
}
