import { alertViews, operationViews, phraseViews, recordViews, teamViews, wallViews } from './areas.ts'
import { chatViews } from './chat.ts'
import { floorViews } from './floor.ts'
import type { View } from './view.ts'

/** Every view of the main window, and every state of one that has to stand every look. */
export const views: readonly View[] = [
  ...floorViews,
  ...chatViews,
  ...teamViews,
  ...wallViews,
  ...alertViews,
  ...operationViews,
  ...phraseViews,
  ...recordViews,
]
