import * as v from 'valibot'
import { Agent, AgentFacts, type JoinState, type Watch } from '../../../preload/contract/index.ts'
import { MINUTE, NOW } from './fixtures.ts'

const idOf = (name: string): string => name.toLowerCase().replaceAll(/\W+/g, '-')

export function facts(name: string, more: Partial<v.InferInput<typeof AgentFacts>> = {}): AgentFacts {
  return v.parse(AgentFacts, {
    id: idOf(name),
    name,
    userName: name.toLowerCase().replaceAll(' ', '.'),
    groups: ['Retail'],
    status: 'Ready',
    ready: true,
    ...more,
  })
}

export function agent(name: string, more: Partial<v.InferInput<typeof Agent>> = {}): Agent {
  return v.parse(Agent, { ...facts(name), pinned: false, watch: null, chats: null, ...more })
}

export const watching = (state: Watch['state'], more: Partial<Watch> = {}): Watch => ({
  mode: 'Coach',
  scope: 'AllChats',
  state,
  again: false,
  ...more,
})

export const running = (title: string, join: JoinState, minutes = 8) => ({
  id: idOf(title) || 'untitled',
  receivedAt: NOW - minutes * MINUTE,
  title,
  join,
})

export const open: JoinState = { kind: 'open', refusal: null }

/** A team in every state that there is; Ann is the one to open. */
export const team: Agent[] = [
  agent('Ann Berger', {
    pinned: true,
    groups: ['Retail', 'Gold customers'],
    watch: watching({ kind: 'requested' }, { again: true }),
    chats: [
      running('Refund for order 88-1198', open),
      running(
        'Parcel delivered to the wrong address, neighbour does not answer',
        { kind: 'joining', mode: 'Coach' },
        3,
      ),
      running('Gift card', { kind: 'joined', mode: 'Monitor', asked: null }, 21),
      running('Invoice', { kind: 'joined', mode: 'Monitor', asked: 'Coach' }, 64),
      running(
        '',
        { kind: 'open', refusal: { mode: 'BargeIn', reason: 'Two supervisors are in this chat already.' } },
        0,
      ),
    ],
  }),
  agent('Bo Lindqvist', { pinned: true, status: 'Not Ready', ready: false, chats: [] }),
  agent('Cy Duarte', { watch: watching({ kind: 'proven' }), chats: [running('Roaming', open)] }),
  agent('Dee Moreau', {
    status: 'Lunch until 12:30',
    ready: null,
    watch: watching(
      { kind: 'refused', reason: 'Your account has no permission for this.' },
      { mode: 'BargeIn', scope: 'NextChat' },
    ),
  }),
]

/** What a search answers: more people than fit, and one of the team. */
export const found = {
  agents: [
    facts('Ann Berger'),
    ...['Ed Novak', 'Flo Adler', 'Grace Mbeki', 'Hannah Berg', 'Ines Carvalho'].map((name) => facts(name)),
    facts('Maximiliane von und zu Hohenstein-Brandenburg', { status: '', ready: null, groups: [] }),
  ],
  more: true,
}
