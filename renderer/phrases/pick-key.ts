import type { QuickPick } from '../state/quick-pick.svelte.ts'

/** A key in the field that searches phrases. Answers whether the search is over by it; other keys are the field's own. */
export function pickKey(event: KeyboardEvent, pick: QuickPick): boolean {
  if (!pick.open || event.isComposing) return false
  switch (event.key) {
    case 'ArrowDown':
      event.preventDefault()
      pick.step(1)
      return false
    case 'ArrowUp':
      event.preventDefault()
      pick.step(-1)
      return false
    case 'Escape':
      event.preventDefault()
      event.stopPropagation()
      pick.close()
      return true
    case 'Enter': {
      event.preventDefault()
      const { active } = pick
      if (active === null) return false
      pick.take(active)
      return true
    }
    default:
      return false
  }
}
