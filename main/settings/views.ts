import * as m from '#messages'
import {
  ChatView,
  DEFAULT_VIEW,
  DEFAULT_VIEWS,
  SAVED_VIEW_LIMIT,
  SavedView,
  WallLayout,
  type Views,
} from '../../preload/contract/index.ts'
import { lastOfEach, readList, readParts, readValue } from './read.ts'

/** Reads the stored views part by part, so that a bad one costs no other; `report` takes a sentence for each. */
export function readViews(found: unknown, report: (sentence: string) => void): Views {
  const parts = readParts(found)
  if (parts === null) {
    report(m.settings.viewsUnreadable())
    return DEFAULT_VIEWS
  }
  const { current, saved, wall } = parts
  return {
    // A word in the box is of the moment: a list that is empty for it on the next day would be a riddle.
    current: {
      ...readValue(ChatView, current, DEFAULT_VIEW, () => report(m.settings.filterUnreadable())),
      keyword: '',
    },
    saved: readSaved(saved, report),
    wall: readValue(WallLayout, wall, DEFAULT_VIEWS.wall, () => report(m.settings.wallUnreadable())),
  }
}

function readSaved(found: unknown, report: (sentence: string) => void): SavedView[] {
  if (found === undefined) return []
  const lost = (place: number): void => report(m.settings.savedViewLeftOut({ place }))
  const views = readList(SavedView, found, lost, (_view, kept) => kept.length < SAVED_VIEW_LIMIT)
  if (views === null) report(m.settings.savedViewsUnreadable())
  return lastOfEach(views ?? [], ({ name }) => name)
}
