import * as v from 'valibot'
import { PhraseId, phraseProblem, type Phrase, type PhraseWords } from '../../preload/contract/index.ts'

/** A phrase that is being written: a new one, or one that is there already. */
export class PhraseDraft {
  readonly id: PhraseId
  readonly isNew: boolean
  readonly #before: PhraseWords
  group = $state('')
  title = $state('')
  text = $state('')

  constructor(phrase: Phrase, isNew: boolean) {
    this.id = phrase.id
    this.isNew = isNew
    const { group, title, text } = phrase
    this.#before = { group, title, text }
    this.group = group
    this.title = title
    this.text = text
  }

  get words(): PhraseWords {
    return { group: this.group.trim(), title: this.title.trim(), text: this.text.trim() }
  }

  get changed(): boolean {
    const { group, title, text } = this.words
    return group !== this.#before.group || title !== this.#before.title || text !== this.#before.text
  }

  /** Why it cannot be kept; null when it can. */
  get problem(): ReturnType<typeof phraseProblem> {
    return phraseProblem(this.words)
  }

  get phrase(): Phrase {
    return { id: this.id, ...this.words }
  }
}

/** An empty phrase with an id of its own. */
export function newPhrase(group: string): Phrase {
  return { id: v.parse(PhraseId, crypto.randomUUID()), group, title: '', text: '' }
}
