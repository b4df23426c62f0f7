import { createContext } from 'svelte'
import type { BargeInAsking } from '../state/barge-in.svelte.ts'

/** The question before Barge in, for whatever view leads there. */
export const [useBargeIn, provideBargeIn] = createContext<BargeInAsking>()
