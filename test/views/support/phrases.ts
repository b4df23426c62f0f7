import * as v from 'valibot'
import { Phrases, type Snapshot } from '../../../preload/contract/index.ts'
import { desk } from './fixtures.ts'

export const phrases = v.parse(Phrases, [
  {
    id: 'sorry',
    group: 'Tone',
    title: 'Apologise first',
    text: '{agent}, say sorry first: {customer} waits {waited}.',
  },
  { id: 'slow', group: 'Tone', title: 'Slow down', text: 'Take your time with {customer}.' },
  { id: 'verify', group: 'Steps', title: 'Verify identity', text: 'Verify who {customer} is.' },
  { id: 'refund', group: 'Steps', title: 'Offer a refund', text: 'You may offer a refund.' },
])
export const withPhrases = (mode: Parameters<typeof desk>[0]): Snapshot => desk(mode, { phrases })
