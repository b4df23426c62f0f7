import type { Page } from '@playwright/test'

/** A window in which every view has to work: its size in px, and that of its text against the usual one. */
export interface Look {
  name: string
  width: number
  height: number
  text: 1 | 2
  /** The themes in which axe judges it; a theme has no sizes of its own, so not all of them. */
  judged: readonly ('light' | 'dark')[]
}

export const looks: readonly Look[] = [
  { name: '1280×800', width: 1280, height: 800, text: 1, judged: ['light', 'dark'] },
  { name: '900×600', width: 900, height: 600, text: 1, judged: [] },
  { name: '1280×800 with 200 % text', width: 1280, height: 800, text: 2, judged: [] },
  { name: '900×600 with 200 % text', width: 900, height: 600, text: 2, judged: ['light', 'dark'] },
]

/** Large windows, in which there is seldom too little room: those views are judged in them that take the whole window. */
export const largeLooks: readonly Look[] = [
  { name: '1920×1080', width: 1920, height: 1080, text: 1, judged: [] },
  { name: '2560×1440', width: 2560, height: 1440, text: 1, judged: [] },
]

export async function enlargeText(page: Page, factor: number): Promise<void> {
  await page.evaluate((size) => void (document.documentElement.style.fontSize = size), `${16 * factor}px`)
}

/** With `SIDELINE_PICTURES` (a folder) also a picture. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SIDELINE_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
}

/** What stands in front of the rest of the page, where something does. */
const FRONT = '[role=dialog], [role=alertdialog], [role=menu]'
const CONTROLS = 'button, input, select, textarea, [role^=menuitem]'

/**
 * What cannot be reached: controls that scrolling does not bring wholly into the window, whose text does not fit, or that
 * something else covers. Where a dialog or a menu is in front, its own controls count alone. Also a page that scrolls sideways.
 */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(
    async ([front, controls]) => {
      const faults = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
      const root = [...document.querySelectorAll(front)].at(-1) ?? document
      for (const control of root.querySelectorAll<HTMLElement>(controls)) {
        // A radio or a checkbox may be drawn by its label.
        const label = control.closest('label')
        const target = label !== null && getComputedStyle(control).appearance === 'none' ? label : control
        if (!target.checkVisibility({ visibilityProperty: true }) || control.closest('[inert]') !== null) continue
        target.scrollIntoView({ block: 'center', inline: 'nearest' })
        const box = target.getBoundingClientRect()
        if (!target.isConnected || box.width === 0) continue
        const name = control.getAttribute('aria-label') ?? (target.textContent.trim().slice(0, 60) || control.outerHTML)
        const cut = target.scrollWidth > target.clientWidth + 1 && getComputedStyle(target).textOverflow !== 'ellipsis'
        if (cut && target.matches('button, label')) faults.push(`its text does not fit: ${name}`)
        const middle = box.top + Math.min(box.height, innerHeight) / 2
        if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || middle > innerHeight)
          faults.push(`out of the window: ${name}`)
        const above = (): Element | undefined => {
          if (!target.isConnected) return undefined
          const { left, right, top, height } = target.getBoundingClientRect()
          return [left + 3, (left + right) / 2, right - 3]
            .flatMap((x) => document.elementFromPoint(x, top + Math.min(height, innerHeight) / 2) ?? [])
            .find(
              (hit) =>
                !target.contains(hit) &&
                hit.closest('label')?.control !== control &&
                // A row is pressed anywhere.
                hit.closest('li, [role=listitem]')?.contains(control) !== true,
            )
        }
        // A list that scrolls lets nothing be pressed for a moment, longer on a busy machine.
        for (let looked = 0; looked < 40 && above() !== undefined; looked++)
          await new Promise((resolve) => setTimeout(resolve, 50))
        const cover = above()
        if (cover !== undefined) faults.push(`covered: ${name} by ${cover.outerHTML.slice(0, 120)}`)
      }
      return faults
    },
    [FRONT, CONTROLS] as const,
  )
}

/**
 * Walks through the view by the Tab key, through a menu by arrows, and tells what goes wrong on the way: a control that
 * is never come to, a focus that is not to be seen, or one that is out of the window or covered.
 */
export async function tabbingFaults(page: Page): Promise<string[]> {
  const key = await page.evaluate(
    ([front, controls]) => {
      const root = [...document.querySelectorAll(front)].at(-1)
      const menu = root?.matches('[role=menu]') === true
      const stops = [...(root ?? document).querySelectorAll<HTMLElement>(`${controls}, [tabindex="0"]`)].filter(
        (one) =>
          (menu || one.tabIndex >= 0) &&
          !one.matches(':disabled') &&
          one.closest('[inert]') === null &&
          one.checkVisibility({ visibilityProperty: true }) &&
          // Of a group of radios the key comes to one.
          !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
      )
      const walk: Walk = { stops, met: new Set(), last: null }
      Object.assign(window, { walk })
      return menu ? 'ArrowDown' : 'Tab'
    },
    [FRONT, CONTROLS] as const,
  )
  const faults: string[] = []
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key)
    const { round, fault } = await page.evaluate(lookAtFocus)
    if (round) break
    if (fault === null) continue
    // A list that scrolls lets nothing be pressed for a moment.
    await page.waitForTimeout(250)
    const still = (await page.evaluate(lookAtFocus)).fault
    if (still !== null) faults.push(still)
  }
  const missed = await page.evaluate(() => {
    const { stops, met } = (window as unknown as { walk: Walk }).walk
    return stops.filter((one) => one.isConnected && !met.has(one)).map((one) => one.outerHTML.slice(0, 160))
  })
  return [...faults, ...missed.map((one) => `never come to: ${one}`)]
}

/** More than any view has. */
const MOST_STEPS = 200

interface Walk {
  stops: HTMLElement[]
  met: Set<Element>
  last: Element | null
}

/** In the page: what is wrong with the focus, and whether the walk is round. */
function lookAtFocus(): { round: boolean; fault: string | null } {
  const { walk } = window as unknown as { walk: Walk }
  const focused = document.activeElement
  if (focused === null || focused === document.body) return { round: false, fault: null }
  if (walk.met.has(focused) && focused !== walk.last) return { round: true, fault: null }
  walk.met.add(focused)
  walk.last = focused
  const name = focused.outerHTML.slice(0, 160)
  const drawn = (element: Element | null | undefined): boolean => {
    if (element === null || element === undefined) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  const row = focused.closest('li, [role=listitem]')
  const frame = focused.parentElement
  const around = [focused, focused.closest('label'), frame, frame?.parentElement, row, ...focused.querySelectorAll('*')]
  const lit = focused.matches('[role^=menuitem]') && focused.hasAttribute('data-highlighted')
  // The browser's own, drawn around a part of the field.
  const date = focused.matches('[type=date]')
  if (!lit && !date && !around.some(drawn)) return { round: false, fault: `the focus is not to be seen: ${name}` }
  const box = (focused.closest('label') ?? focused).getBoundingClientRect()
  const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
  const hit = document.elementFromPoint(box.left + box.width / 2, middle)
  const free =
    hit !== null && (focused.contains(hit) || hit.closest('label')?.control === focused || row?.contains(hit))
  return {
    round: false,
    fault: free === true ? null : `the focus is covered: ${name} by ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}`,
  }
}
