/**
 * The one form in which texts are compared: by alert words, by the guard of what a message repeats, by every search and
 * filter. What looks the same is the same, however it was typed: composed or not, in capitals, with typographic quotes,
 * dashes and dots, with characters that have no width, with any kind of blanks.
 */
export function comparable(text: string): string {
  return blanksDrawnTogether(PLAIN.test(text) ? text.toLowerCase() : unified(text.replaceAll(IGNORABLE, '')))
}

/** The same, and for each of its units (UTF-16) where in the text the letter begins and ends that it stands for. */
export function comparableWithPlaces(text: string): { comparable: string; from: number[]; to: number[] } {
  const { kept, origins } = keptWithOrigins(text)
  const from: number[] = []
  const to: number[] = []
  let whole = ''
  for (const { segment, index } of lettersOf(kept)) {
    const end = origins[index + segment.length] ?? text.length
    let part = blanksDrawnTogether(unified(segment))
    if (part.startsWith(' ') && whole.endsWith(' ')) {
      part = part.slice(1)
      to[to.length - 1] = end
    }
    whole += part
    for (let unit = 0; unit < part.length; unit += 1) {
      from.push(origins[index] ?? text.length)
      to.push(end)
    }
  }
  return { comparable: whole, from, to }
}

/** Nothing in it can look like anything else. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/
/** Characters without a width of their own: soft hyphens, joiners, marks of direction, selectors of variants. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′´ʹʻʼʽˈ]/gu, "'"],
  [/[“”„‟″«»〝〞]/gu, '"'],
  [/[‐‑‒–—―−⁃]/gu, '-'],
]

/** Hangul that is typed part by part; its letters of old and its half-wide ones become syllables only together. */
const PARTS_OF_SYLLABLES = /^(?![가-힣])\p{Script=Hangul}+$/u
const HANGUL = /\p{Script=Hangul}$/u

/** The letters of a text as a reader counts them. */
function lettersOf(text: string): { segment: string; index: number }[] {
  const found: { segment: string; index: number }[] = []
  for (const { segment, index } of letters.segment(text)) {
    const before = found.at(-1)
    if (before !== undefined && PARTS_OF_SYLLABLES.test(segment) && HANGUL.test(before.segment))
      before.segment += segment
    else found.push({ segment, index })
  }
  return found
}

function unified(text: string): string {
  // Before Unicode's compatible forms, which take some of these apart, and after, for they bring others forth.
  const compatible = withPlainSigns(withPlainSigns(text).normalize('NFKC'))
  return compatible.toLowerCase().replaceAll('ς', 'σ').replaceAll('ß', 'ss').normalize('NFKC')
}

function withPlainSigns(text: string): string {
  return lookAlikes.reduce((before, [kind, plain]) => before.replace(kind, plain), text)
}

function blanksDrawnTogether(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function keptWithOrigins(text: string): { kept: string; origins: number[] } {
  const origins: number[] = []
  let kept = ''
  let place = 0
  for (const letter of text) {
    const shown = letter.replace(IGNORABLE, '')
    if (shown !== '') {
      kept += letter
      for (let unit = 0; unit < letter.length; unit += 1) origins.push(place)
    }
    place += letter.length
  }
  return { kept, origins }
}
