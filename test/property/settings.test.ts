import { afterEach, expect, it } from 'vitest'
import type { StoredSettings } from '../../main/settings/schema.ts'
import { openDemo } from '../unit/main/session/hasty-session.ts'
import { openHarness, type Harness } from './harness.ts'

let harness: Harness | null = null

afterEach(async () => {
  await harness?.close()
  harness = null
})

it('gives the window what it may see of the settings, and nothing that is main’s alone', async () => {
  const mark = 987_654
  const stored = {
    auditDays: 0,
    nickname: 'Seen by the window',
    version: mark,
    window: { x: mark, y: mark, width: mark, height: mark, maximized: false },
    teams: [{ server: `https://${mark}.example`, user: `${mark}`, agents: [] }],
  } satisfies { [K in keyof StoredSettings]?: unknown }
  harness = await openHarness(await openDemo(), stored)
  const snapshot = await harness.port.snapshot()
  if (!snapshot.ok) throw new Error(snapshot.error.message)
  expect(snapshot.value.settings.nickname).toBe(stored.nickname)
  expect(JSON.stringify(snapshot.value)).not.toContain(`${mark}`)
})
