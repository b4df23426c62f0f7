import { tick } from 'svelte'

/** Goes on writing where messages are written, once it is there. */
export async function focusComposer(): Promise<void> {
  await tick()
  const box = document.querySelector<HTMLTextAreaElement>('.composer textarea')
  box?.focus()
  box?.setSelectionRange(box.value.length, box.value.length)
}
