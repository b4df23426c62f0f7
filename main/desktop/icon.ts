/** A picture as `nativeImage.createFromBitmap` takes it: rows of BGRA, alpha multiplied in. */
export interface Bitmap {
  buffer: Buffer
  width: number
  height: number
}

/**
 * The app's mark, drawn so that it is sharp at any size: a rounded square, one half the agents' blue, one half the amber of
 * everyone; `marked`: with a red dot in its corner.
 */
export function drawIcon(size: number, marked = false): Bitmap {
  const buffer = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) buffer.set(pixel(x, y, size, marked), (y * size + x) * 4)
  }
  return { buffer, width: size, height: size }
}

const BLUE = [0x2f, 0x6b, 0xff] as const
const AMBER = [0xf0, 0xa6, 0x3a] as const
const RED = [0xd9, 0x2d, 0x20] as const
/** The dot in the upper right, as shares of the side. */
const DOT = { center: 0.74, radius: 0.26 } as const
/** The corner's radius as a share of the side. */
const RADIUS = 0.26
/** Samples along each side of a pixel, for soft edges. */
const SAMPLES = 4

function pixel(
  x: number,
  y: number,
  size: number,
  marked: boolean,
): [blue: number, green: number, red: number, alpha: number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0]
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const u = (x + ((sample % SAMPLES) + 0.5) / SAMPLES) / size
    const v = (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size
    const dot = marked && Math.hypot(u - DOT.center, v - (1 - DOT.center)) <= DOT.radius
    if (!dot && !inside(u, v)) continue
    const [r, g, b] = dot ? RED : u + v < 1 ? BLUE : AMBER
    red += r
    green += g
    blue += b
    alpha += 255
  }
  const share = (sum: number): number => Math.round(sum / (SAMPLES * SAMPLES))
  return [share(blue), share(green), share(red), share(alpha)]
}

/** Whether a point of the unit square lies in the rounded one. */
function inside(u: number, v: number): boolean {
  const beyond = (value: number): number => Math.max(0, RADIUS - value, value - (1 - RADIUS))
  return Math.hypot(beyond(u), beyond(v)) <= RADIUS
}
