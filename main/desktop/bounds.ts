import type { Rectangle } from 'electron'
import type { WindowBounds } from '../settings/table.ts'

export const MINIMUM_SIZE = { width: 900, height: 600 } as const
const DEFAULT_SIZE = { width: 1280, height: 800 } as const

/** Where a window opens; without a place the system (or Electron) centres it. All in device independent pixels. */
export type Placement = { width: number; height: number; x?: number; y?: number }

/**
 * The remembered place, if it can be seen and its title bar caught on one of the work areas there are now; else the
 * default size. Displays come and go between two runs: a window must never open where nobody can see it.
 */
export function placeWindow(remembered: WindowBounds | null, workAreas: readonly Rectangle[]): Placement {
  if (remembered === null) return fit(DEFAULT_SIZE, workAreas[0])
  const area = workAreas.find((candidate) => titleBarWithin(remembered, candidate))
  const size = fit(remembered, area ?? workAreas[0])
  return area === undefined ? size : { ...size, x: remembered.x, y: remembered.y }
}

/** How much of the title bar, in px, must lie on a display so that it can be caught with the mouse. */
const CATCH = { width: 120, height: 24 } as const

function titleBarWithin(window: Rectangle, area: Rectangle): boolean {
  const shared = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return shared >= CATCH.width && window.y >= area.y && window.y + CATCH.height <= area.y + area.height
}

/** No larger than the work area, no smaller than the minimum. */
function fit(size: { width: number; height: number }, area: Rectangle | undefined): { width: number; height: number } {
  const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
  return {
    width: clamp(size.width, MINIMUM_SIZE.width, area?.width ?? size.width),
    height: clamp(size.height, MINIMUM_SIZE.height, area?.height ?? size.height),
  }
}
