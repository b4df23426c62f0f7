import { MediaQuery } from 'svelte/reactivity'
import type { Appearance } from '../../preload/contract/index.ts'

const prefersDark = new MediaQuery('(prefers-color-scheme: dark)', false)

/** The theme to draw for a chosen appearance; `system` follows the operating system as it changes. */
export function themeOf(appearance: Appearance): 'light' | 'dark' | 'contrast' {
  if (appearance !== 'system') return appearance
  return prefersDark.current ? 'dark' : 'light'
}
