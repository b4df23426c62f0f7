import type { ChatId, Port } from '../../preload/contract/index.ts'
import { Audit } from './audit.svelte.ts'
import { ExportChoice } from './export.svelte.ts'

/** Which of the two windows over the floor is open: the export of chats, or the audit. */
export class RecordsState {
  readonly exporting: ExportChoice
  readonly audit: Audit
  #shown = $state<'export' | 'audit' | null>(null)

  constructor(port: Port) {
    this.exporting = new ExportChoice(port)
    this.audit = new Audit(port)
  }

  get shown(): 'export' | 'audit' | null {
    return this.#shown
  }

  /** Opens the export with these chats chosen. */
  openExport(chatIds: readonly ChatId[]): void {
    this.#shown = 'export'
    void this.exporting.open(chatIds)
  }

  /** Opens the audit of the day that it is, `now` in ms. */
  openAudit(now: number): void {
    this.#shown = 'audit'
    void this.audit.open(now)
  }

  close(): void {
    this.#shown = null
  }
}
