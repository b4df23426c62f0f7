import { createContext } from 'svelte'
import type { AttentionState } from '../state/attention.svelte.ts'

/** Which chats need somebody, for whatever view shows it. */
export const [useAttention, provideAttention] = createContext<AttentionState>()
