import type { Command } from './command.ts'

export const showWindow = (accelerator: string): Command => ({
  accelerator,
  aimed: false,
  tapped: false,
  hindrance: () => null,
  run: (context) => context.showWindow(),
})
