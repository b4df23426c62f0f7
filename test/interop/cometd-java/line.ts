import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line on loopback that can be cut, and made thin. */
export interface Line {
  port: number
  /** The server that it leads to; null: nothing answers. */
  to: number | null
  /** Cuts every connection. */
  cut(): void
  /** Cuts the connection over which the server has sent so many bytes more. */
  cutAfter(bytes: number): void
  close(): Promise<void>
}

/** `rate`: how many bytes of the server's come through in a second over all connections; missing: all. */
export async function openLine(to: number, rate = Infinity): Promise<Line> {
  const pairs = new Set<[Socket, Socket]>()
  let left = Infinity
  let freeAt = 0
  const server = createServer((near) => {
    if (line.to === null) {
      near.destroy()
      return
    }
    const far = connect(line.to, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.on('data', (data) => far.write(data))
    far.on('data', (data) => {
      left -= data.length
      if (left < 0) {
        // Nothing may come after it: a line that lost some of the middle is no line.
        near.write(data.subarray(0, data.length + left), end)
        far.removeAllListeners('data').destroy()
        left = Infinity
      } else if (rate === Infinity) near.write(data)
      else void trickle(near, far, data)
    })
  })

  async function trickle(near: Socket, far: Socket, data: Buffer): Promise<void> {
    far.pause()
    for (let sent = 0; sent < data.length; sent += PIECE) {
      const piece = data.subarray(sent, sent + PIECE)
      freeAt = Math.max(freeAt, performance.now()) + (piece.length / rate) * 1000
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, freeAt - performance.now())))
      if (near.destroyed) return
      near.write(piece)
    }
    far.resume()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: Line = {
    port: (server.address() as AddressInfo).port,
    to,
    cut() {
      for (const [near, far] of pairs) {
        near.destroy()
        far.destroy()
      }
    },
    cutAfter(bytes) {
      left = bytes
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      line.cut()
      await closed
    },
  }
  return line
}

/** Bytes. */
const PIECE = 4_096
