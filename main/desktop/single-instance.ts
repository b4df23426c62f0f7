import type { App } from 'electron'

/**
 * Makes this the one Sideline of its user folder. False: another one runs and has been told; quit without opening anything.
 * A second start brings up the first one's window.
 */
export function claimSingleInstance(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, bringUp: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', bringUp)
  return true
}
