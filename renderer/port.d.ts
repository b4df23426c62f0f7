import type { Port } from '../preload/contract/index.ts'

declare global {
  interface Window {
    /** Given by the preload; absent where the page is opened in a plain browser. */
    readonly sideline?: Port
  }
}
