/**
 * The text of a file that a person may have saved with any editor: UTF-8, with a byte-order mark or without, UTF-16 of either
 * order, or, where it is none of them, the old code page of Western Windows.
 */
export function decodeText(bytes: Buffer): string {
  const text = decode(bytes)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function decode(bytes: Buffer): string {
  const [first = 0, second = 0] = bytes
  // Without a mark: what is meant to be read begins with a character of one byte, so that the other byte is empty.
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1)) return utf16(bytes)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return utf16(swapped(bytes))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const utf16 = (bytes: Buffer): string => bytes.toString('utf16le')

/** A last byte without its other half is left out. */
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
