/** The parts of the window between which F6 goes: whatever is marked so and can be seen, in the page's order. */
function shownPanes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
}

/**
 * Where the keyboard belongs in a pane: what its mark names, where that is there, else where Tab would come to, the pane itself
 * or the first such place in it.
 */
function placeIn(pane: HTMLElement): HTMLElement | null {
  const named = pane.dataset['pane'] ?? ''
  const wanted = named === '' ? null : pane.querySelector<HTMLElement>(named)
  if (wanted !== null) return wanted
  if (pane.tabIndex === 0) return pane
  const places = pane.querySelectorAll<HTMLElement>('textarea, input, select, button, [tabindex="0"]')
  return (
    [...places].find((place) => place.tabIndex === 0 && !place.matches(':disabled') && place.checkVisibility()) ?? null
  )
}

/** Takes the keyboard to the next part of the window or the one before, round the ends. */
export function stepPane(by: 1 | -1): void {
  const panes = shownPanes().flatMap((pane) => {
    const place = placeIn(pane)
    return place === null ? [] : { pane, place }
  })
  const focused = document.activeElement
  const at = panes.findLastIndex(({ pane }) => pane.contains(focused))
  const next = panes.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % panes.length)
  next?.place.focus()
}
