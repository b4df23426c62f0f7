import * as v from 'valibot'
import { Phrases } from '../../preload/contract/index.ts'

/** The coaching text that the program comes with: short hints of the kind that floors use, to be made one's own. */
export const defaultPhrases: Phrases = v.parse(Phrases, [
  {
    id: 'apologise',
    group: 'Tone',
    title: 'Apologise first',
    text: '{agent}, say sorry first, then solve it: {customer} has waited {waited}.',
  },
  {
    id: 'slow-down',
    group: 'Tone',
    title: 'Slow down',
    text: 'Take your time. Sum up what {customer} asked before you answer.',
  },
  { id: 'well-done', group: 'Tone', title: 'Well done', text: 'Very well handled, {agent}. Keep going like this.' },
  {
    id: 'update',
    group: 'Waiting',
    title: 'Give an update',
    text: '{customer} has waited {waited}. Send a short update, even without an answer.',
  },
  {
    id: 'hold',
    group: 'Waiting',
    title: 'Ask for two minutes',
    text: 'Tell {customer} that you need two minutes to check, and why.',
  },
  {
    id: 'verify',
    group: 'Steps',
    title: 'Verify identity',
    text: 'Please verify who {customer} is before you share account details.',
  },
  {
    id: 'goodwill',
    group: 'Steps',
    title: 'Offer goodwill',
    text: 'You may offer a goodwill credit here. Mention it once, without conditions.',
  },
  {
    id: 'summary',
    group: 'Steps',
    title: 'Close with a summary',
    text: 'Close with a summary: what was done, what comes next and by when.',
  },
  {
    id: 'take-over',
    group: 'Help',
    title: 'I can take over',
    text: '{agent}, shall I take over? Answer yes or no here.',
  },
])
