import { comparable, type AuditPage, type AuditRecord, type Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { actText, dayOf, groupOf, type ActGroup } from './audit-text.ts'
import { savedNews, type ExportNews } from './export.svelte.ts'

/** Most rows that are read and shown at once; more are in the CSV file. */
const LIMIT = 1000

/** The audit of a range of days, as it is read and filtered. */
export class Audit {
  readonly #port: Port
  #page = $state.raw<AuditPage | null>(null)
  #news = $state.raw<ExportNews>(null)
  #busy = $state(false)
  #reading = 0
  /** Days as `2026-11-22`; both are included. */
  from = $state('')
  to = $state('')
  group = $state<ActGroup | 'all'>('all')
  search = $state('')

  readonly #shown = $derived.by(() => {
    const sought = comparable(this.search.trim())
    return (this.#page?.records ?? []).filter(
      (record) => (this.group === 'all' || groupOf(record.act) === this.group) && textOf(record).includes(sought),
    )
  })

  constructor(port: Port) {
    this.#port = port
  }

  /** Null until it was read. */
  get page(): AuditPage | null {
    return this.#page
  }

  get shown(): readonly AuditRecord[] {
    return this.#shown
  }

  get news(): ExportNews {
    return this.#news
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Begins with the day that it is, `now` in ms. */
  async open(now: number): Promise<void> {
    this.from = this.to = dayOf(now)
    this.group = 'all'
    this.search = ''
    this.#page = null
    await this.read()
  }

  async read(): Promise<void> {
    const reading = ++this.#reading
    this.#news = null
    const { from, to } = this
    const answer = await ask(this.#port.readAudit({ from, to, limit: LIMIT }))
    if (reading !== this.#reading) return
    if (answer.ok) this.#page = answer.value
    else this.#news = { kind: 'error', text: answer.error.message }
  }

  async save(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#news = null
    const { from, to } = this
    const answer = await ask(this.#port.exportAudit({ from, to }))
    this.#busy = false
    this.#news = answer.ok ? savedNews(answer.value, 'rows') : { kind: 'error', text: answer.error.message }
  }

  /** For how many days the log is kept; 0 switches it off and removes what there is. */
  async keep(days: number): Promise<void> {
    const answer = await ask(this.#port.keepAudit({ days }))
    if (answer.ok) await this.read()
    else this.#news = { kind: 'error', text: answer.error.message }
  }
}

function textOf({ chat, act, user }: AuditRecord): string {
  const { what, details } = actText(act)
  return comparable([what, details, chat?.customer, chat?.agent, user].join('\n'))
}
