/** Whether a dialog or a menu is open over the window: then the keys are its own. */
export const isCovered = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null
