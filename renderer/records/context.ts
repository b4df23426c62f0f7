import { createContext } from 'svelte'
import type { RecordsState } from '../state/records.svelte.ts'

/** The exports and the audit, for whatever view offers them. */
export const [useRecords, provideRecords] = createContext<RecordsState>()
