import fs from 'node:fs'
import path from 'node:path'
import { at } from './project.ts'

/** Fonts from packages, so that what a test measures is the same on every machine. */
const fonts = {
  /** The interface's own typeface; signs that it lacks are drawn as boxes. */
  own: { folder: '@expo-google-fonts/inter', sans: 'Inter', mono: 'Inter' },
  /** A wider one. */
  wide: { folder: 'dejavu-fonts-ttf/ttf', sans: 'DejaVu Sans', mono: 'DejaVu Sans Mono' },
} as const

/**
 * The environment in which programs find these fonts on the system and no others: Chromium, Electron and whatever else asks
 * fontconfig, as everything on Linux does.
 * https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
 */
export function onlyFonts(kind: keyof typeof fonts): { FONTCONFIG_FILE: string } {
  const { folder, sans, mono } = fonts[kind]
  const here = at('node_modules/.cache/sideline-fonts')
  fs.mkdirSync(here, { recursive: true })
  const file = path.join(here, `${kind}.conf`)
  // Several processes may write it at once, and none may read half of it.
  const own = `${file}.${process.pid}`
  fs.writeFileSync(
    own,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escape(fs.realpathSync(at('node_modules', folder)))}</dir>
  <cachedir>${escape(path.join(here, 'known'))}</cachedir>
  ${alias('sans-serif', sans)}
  ${alias('monospace', mono)}
</fontconfig>
`,
  )
  fs.renameSync(own, file)
  return { FONTCONFIG_FILE: file }
}

const alias = (generic: string, family: string): string =>
  `<alias><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
