/** Modifiers as Electron spells them, lower case, to X11's names. */
const modifiers: Record<string, string> = {
  commandorcontrol: 'ctrl',
  cmdorctrl: 'ctrl',
  control: 'ctrl',
  ctrl: 'ctrl',
  alt: 'alt',
  option: 'alt',
  altgr: 'ISO_Level3_Shift',
  shift: 'shift',
  super: 'super',
  meta: 'super',
  command: 'super',
  cmd: 'super',
}

/** Keys whose names differ, lower case, to X11's. */
const keys: Record<string, string> = {
  plus: 'plus',
  space: 'space',
  tab: 'Tab',
  return: 'Return',
  enter: 'Return',
  escape: 'Escape',
  esc: 'Escape',
  backspace: 'BackSpace',
  delete: 'Delete',
  insert: 'Insert',
  home: 'Home',
  end: 'End',
  pageup: 'Prior',
  pagedown: 'Next',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  printscreen: 'Print',
  ',': 'comma',
  '.': 'period',
  '-': 'minus',
  '=': 'equal',
  '/': 'slash',
  ';': 'semicolon',
  "'": 'apostrophe',
  '[': 'bracketleft',
  ']': 'bracketright',
  '\\': 'backslash',
  '`': 'grave',
}

/** An accelerator as Electron spells it (`Ctrl+Shift+F10`), as xdotool does (`ctrl+shift+F10`). */
export function xKeys(accelerator: string): string {
  return accelerator.split('+').map(xKey).join('+')
}

function xKey(part: string): string {
  const name = part.trim().toLowerCase()
  const known = modifiers[name] ?? keys[name]
  if (known !== undefined) return known
  if (/^f([1-9]|1\d|2[0-4])$/.test(name)) return name.toUpperCase()
  if (/^[a-z0-9]$/.test(name)) return name
  throw new Error(`No key is known by the name “${part}”`)
}
