import * as m from '#messages'
import { ServerError } from '../backend/error.ts'

/**
 * Reads a reply's body as UTF-8, whatever its content type says.
 *
 * @param limit bytes
 * @throws ServerError `tooLarge`, without reading on
 */
export async function readBody(response: Response, limit: number, host: string): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw new ServerError('tooLarge', m.server.tooLarge({ host, limit: Math.round(limit / 2 ** 20) }), {
        status: response.status,
      })
    }
    text += decoder.decode(value, { stream: true })
  }
}
