import { createContext } from 'svelte'
import type { AlertsState } from '../state/alerts.svelte.ts'

/** The alerts, for whatever view shows them. */
export const [useAlerts, provideAlerts] = createContext<AlertsState>()
