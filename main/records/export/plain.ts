/** The server's text, made fit for a file that a person reads: nothing in it can begin a line, hide or turn one around. */

/** A text as its lines, whatever it was that broke them. */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map(visible)
}

/** A text as one line. */
export function plainLine(text: string): string {
  return plainLines(text).join(' ')
}

/** Control characters shown instead of obeyed; so are those that turn the direction of what follows. */
function visible(line: string): string {
  return line
    .replaceAll('\t', '    ')
    .replaceAll(/\p{Cc}/gu, (character) => picture(character.charCodeAt(0)))
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase()
      return `[U+${code}]`
    })
}

/** Unicode has a picture for each of the ASCII controls. */
function picture(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
