/**
 * HTTP Basic credentials. The standard leaves the encoding open: UTF-8 first, and once ISO-8859-1, which older servers
 * expect; the one that worked is kept.
 */
export class Credentials {
  readonly #text: string
  #encoding: 'utf8' | 'latin1' = 'utf8'
  #settled: boolean

  constructor(userName: string, password: string) {
    this.#text = `${userName}:${password}`
    this.#settled = !hasTwoEncodings(this.#text)
  }

  /** The value of the `Authorization` header. */
  get header(): string {
    return `Basic ${Buffer.from(this.#text, this.#encoding).toString('base64')}`
  }

  /** The server took the present encoding (whatever it thought of the request). */
  accepted(): void {
    this.#settled = true
  }

  /** The server answered 401: turns to the other encoding, unless that is known to be pointless. */
  turn(): boolean {
    if (this.#settled) return false
    this.#settled = true
    this.#encoding = 'latin1'
    return true
  }

  /** The other encoding was refused as well. */
  turnBack(): void {
    this.#encoding = 'utf8'
  }
}

/** Not so for plain ASCII, where both are the same, and beyond ISO-8859-1, where there is only one. */
function hasTwoEncodings(text: string): boolean {
  return /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
}
