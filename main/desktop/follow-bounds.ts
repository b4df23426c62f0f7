import type { BrowserWindow } from 'electron'
import type { WindowBounds } from '../settings/table.ts'

type Followed = Pick<BrowserWindow, 'on' | 'getBounds' | 'getNormalBounds' | 'isMaximized'>

/**
 * Follows a window from its making on; the returned function tells, at its close, where it is to open the next time.
 * `now` is a clock in ms. Two things make that more than a question to the window, both seen on X11:
 *
 * - A place is asked for with the frame and answered without it. The window manager adds the frame when the window appears,
 *   which is told as a first small move; left in, the window would wander down by its title bar with every start.
 * - A window that is maximised before it appears takes that for its normal size.
 */
export function followBounds(
  window: Followed,
  { remembered, platform, now }: { remembered: WindowBounds | null; platform: NodeJS.Platform; now: () => number },
): () => WindowBounds {
  const asked = window.getBounds()
  let frame: { x: number; y: number } | null = null
  let shownAt: number | null = null
  let maximizedSinceOpening = remembered?.maximized === true

  window.on('show', () => void (shownAt ??= now()))
  window.on('unmaximize', () => void (maximizedSinceOpening = false))
  if (platform === 'linux') {
    window.on('move', () => {
      if (frame !== null || shownAt === null || now() - shownAt > FRAMED_WITHIN) return
      const { x, y } = window.getBounds()
      const added = { x: x - asked.x, y: y - asked.y }
      if (added.y > 0 && [added.x, added.y].every((px) => px >= 0 && px <= FRAME_LIMIT)) frame = added
    })
  }

  return () => {
    const maximized = window.isMaximized()
    if (remembered !== null && maximized && maximizedSinceOpening) return remembered
    const { x, y, width, height } = window.getNormalBounds()
    return { x: x - (frame?.x ?? 0), y: y - (frame?.y ?? 0), width, height, maximized }
  }
}

/** Ms after which a move is a person's. */
const FRAMED_WITHIN = 1000
/** No frame is wider than this, in px. */
const FRAME_LIMIT = 64
