import * as v from 'valibot'
import { expect, it } from 'vitest'
import { UserId } from '../../../../preload/contract/index.ts'
import { readSettings } from '../../../../main/settings/schema.ts'
import type { KeptAgent } from '../../../../main/supervision/roster.ts'
import { teamMemory, type KeptTeam } from '../../../../main/team/memory.ts'

const user = v.parse(UserId, 'jana')
const bo: KeptAgent = {
  id: v.parse(UserId, 'bo'),
  name: 'Bo',
  userName: 'bo',
  pinned: true,
  watch: { mode: 'Coach', scope: 'AllChats' },
}

function memory() {
  const kept: { teams: KeptTeam[] } = { teams: [] }
  return {
    kept,
    memory: teamMemory(
      () => kept.teams,
      (teams) => void (kept.teams = teams),
    ),
  }
}

it('keeps a team for each server and user, as the settings file can hold it', () => {
  const { kept, memory: teams } = memory()
  teams.keep('https://a/api/v2', user, [bo])
  teams.keep('https://b/api/v2', user, [{ ...bo, watch: null }])
  expect(teams.load('https://a/api/v2', user)).toEqual([bo])
  expect(teams.load('https://b/api/v2', user)).toEqual([{ ...bo, watch: null }])
  expect(teams.load('https://a/api/v2', v.parse(UserId, 'someone else'))).toEqual([])
  const read = readSettings(JSON.parse(JSON.stringify({ teams: kept.teams })) as Record<string, unknown>)
  expect(read).toMatchObject({ problems: [], settings: { teams: kept.teams } })
})

it('forgets a team without agents, and the longest unchanged of too many', () => {
  const { kept, memory: teams } = memory()
  for (let number = 0; number < 25; number += 1) teams.keep(`https://${number}/api/v2`, user, [bo])
  expect(kept.teams).toHaveLength(20)
  expect(teams.load('https://4/api/v2', user)).toEqual([])
  teams.keep('https://24/api/v2', user, [])
  expect(kept.teams).toHaveLength(19)
})

it('leaves out a team that cannot be read, and says so', () => {
  const { settings, problems } = readSettings({ teams: [{ server: 7 }] })
  expect(settings.teams).toEqual([])
  expect(problems).toEqual(['Team 1 of the settings could not be read and is left out.'])
})
