/** A JSON object as it came in: nothing is known of its fields. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads JSON, and JSON with two faults that were seen on the wire: commas before a closing bracket, and line breaks inside
 * of strings. Answers null where the text is neither.
 */
export function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return /^\s*[[{]/.test(text) ? parseMended(text) : null
  }
}

function parseMended(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(stringOrSpareComma, (part) => (part === ',' ? '' : escapeControls(part)))) }
  } catch {
    return null
  }
}

/** The closing quote is optional so that an open string is passed over once, not once per quote in it. */
const stringOrSpareComma = /"[^"\\]*(?:\\.[^"\\]*)*"?|,(?=\s*[\]}])/gs

/** Keeps what a line break inside of a string stands for: whoever reads the string decides. */
function escapeControls(literal: string): string {
  return literal.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
