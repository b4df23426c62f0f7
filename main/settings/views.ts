import * as v from 'valibot'
import {
  ChatView,
  DEFAULT_VIEW,
  DEFAULT_VIEWS,
  SAVED_VIEW_LIMIT,
  SavedView,
  WallLayout,
  type Views,
} from '../../preload/contract/index.ts'
import { lastOfEach, readList } from './list.ts'

/** Reads the stored views part by part, so that a bad one costs no other; `report` takes a sentence for each. */
export function readViews(found: unknown, report: (sentence: string) => void): Views {
  if (found === undefined) return DEFAULT_VIEWS
  const parts = v.safeParse(v.record(v.string(), v.unknown()), found)
  if (!parts.success) {
    report('The saved views could not be read; the list of chats starts as it comes.')
    return DEFAULT_VIEWS
  }
  const { current, saved, wall } = parts.output

  function part<S extends v.GenericSchema>(schema: S, value: unknown, fallback: v.InferOutput<S>, name: string) {
    if (value === undefined) return fallback
    const read = v.safeParse(schema, value)
    if (read.success) return read.output
    report(`${name} could not be read and starts as it comes.`)
    return fallback
  }

  return {
    // A word in the box is of the moment: a list that is empty for it on the next day would be a riddle.
    current: { ...part(ChatView, current, DEFAULT_VIEW, 'The filter of the list of chats'), keyword: '' },
    saved: readSaved(saved, report),
    wall: part(WallLayout, wall, DEFAULT_VIEWS.wall, 'The layout of the wall'),
  }
}

function readSaved(found: unknown, report: (sentence: string) => void): SavedView[] {
  if (found === undefined) return []
  const lost = (place: number): void => report(`Saved view ${place} could not be read and is left out.`)
  const views = readList(SavedView, found, lost, (_view, kept) => kept.length < SAVED_VIEW_LIMIT)
  if (views === null) report('The saved views could not be read and are left out.')
  return lastOfEach(views ?? [], ({ name }) => name)
}
