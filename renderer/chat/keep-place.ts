import { tick } from 'svelte'

/**
 * Notes which line stands where at the top of the screen; the answered function brings it back there after the lines above
 * have changed. Twice, for lines that were not measured before take their height a frame later.
 */
export function keepPlace(scroller: HTMLElement): () => void {
  const { top } = scroller.getBoundingClientRect()
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-index]')]
  const row = rows
    .map((each) => ({ index: each.dataset['index'] ?? '', rect: each.getBoundingClientRect() }))
    .sort((a, b) => a.rect.top - b.rect.top)
    .find(({ rect }) => rect.bottom > top)
  if (row === undefined) return () => undefined
  const before = row.rect.top - top

  function restore(): void {
    const now = scroller.querySelector(`[data-index="${row?.index ?? ''}"]`)?.getBoundingClientRect()
    if (now === undefined) return
    const shift = now.top - scroller.getBoundingClientRect().top - before
    if (Math.abs(shift) >= 1) scroller.scrollTop += shift
  }
  return () => {
    void tick().then(() => {
      restore()
      requestAnimationFrame(() => requestAnimationFrame(restore))
    })
  }
}
