import { createContext } from 'svelte'
import type { OperationsState } from '../state/operations.svelte.ts'

/** What can be done to chats, for whatever view offers it. */
export const [useOperations, provideOperations] = createContext<OperationsState>()
