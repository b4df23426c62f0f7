import * as v from 'valibot'
import * as m from '#messages'
import { Phrases, type PhraseField } from '../../preload/contract/index.ts'

/** The coaching text that the program comes with: short hints of the kind that floors use, to be made one's own. */
export const defaultPhrases = (): Phrases =>
  v.parse(Phrases, [
    {
      id: 'apologise',
      group: m.defaultPhrases.tone(),
      title: m.defaultPhrases.apologise(),
      text: m.defaultPhrases.apologiseText(fields),
    },
    {
      id: 'slow-down',
      group: m.defaultPhrases.tone(),
      title: m.defaultPhrases.slowDown(),
      text: m.defaultPhrases.slowDownText(fields),
    },
    {
      id: 'well-done',
      group: m.defaultPhrases.tone(),
      title: m.defaultPhrases.wellDone(),
      text: m.defaultPhrases.wellDoneText(fields),
    },
    {
      id: 'update',
      group: m.defaultPhrases.waiting(),
      title: m.defaultPhrases.update(),
      text: m.defaultPhrases.updateText(fields),
    },
    {
      id: 'hold',
      group: m.defaultPhrases.waiting(),
      title: m.defaultPhrases.hold(),
      text: m.defaultPhrases.holdText(fields),
    },
    {
      id: 'verify',
      group: m.defaultPhrases.steps(),
      title: m.defaultPhrases.verify(),
      text: m.defaultPhrases.verifyText(fields),
    },
    {
      id: 'goodwill',
      group: m.defaultPhrases.steps(),
      title: m.defaultPhrases.goodwill(),
      text: m.defaultPhrases.goodwillText(),
    },
    {
      id: 'summary',
      group: m.defaultPhrases.steps(),
      title: m.defaultPhrases.summary(),
      text: m.defaultPhrases.summaryText(),
    },
    {
      id: 'take-over',
      group: m.defaultPhrases.help(),
      title: m.defaultPhrases.takeOver(),
      text: m.defaultPhrases.takeOverText(fields),
    },
  ])

/** They are filled when a phrase is used. */
const fields = { agent: '{agent}', customer: '{customer}', waited: '{waited}' } satisfies Record<PhraseField, string>
