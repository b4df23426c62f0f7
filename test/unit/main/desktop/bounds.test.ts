import { describe, expect, test } from 'vitest'
import { placeWindow } from '../../../../main/desktop/bounds.ts'

const primary = { x: 0, y: 25, width: 1920, height: 1040 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }
const stood = { x: 100, y: 80, width: 1000, height: 700, maximized: false }

describe('the place of the main window', () => {
  test('the first time it has its usual size and no place, so that it is centred', () => {
    expect(placeWindow(null, [primary])).toEqual({ width: 1280, height: 800 })
  })

  test('it stands where it stood, on a second display too', () => {
    expect(placeWindow(stood, [primary])).toEqual({ x: 100, y: 80, width: 1000, height: 700 })
    expect(placeWindow({ ...stood, x: -1200 }, [primary, left])).toMatchObject({ x: -1200, y: 80 })
  })

  test.each([
    ['its display is gone', { x: -1200 }],
    ['only a sliver would be seen', { x: 1850 }],
    ['its title bar would be above the work area', { y: 0 }],
    ['its title bar would be below the work area', { y: 1060 }],
  ])('it keeps its size and is centred when %s', (_name, moved) => {
    expect(placeWindow({ ...stood, ...moved }, [primary])).toEqual({ width: 1000, height: 700 })
  })

  test('it may hang over an edge as long as it can be caught', () => {
    expect(placeWindow({ ...stood, x: -800 }, [primary])).toMatchObject({ x: -800 })
  })

  test('it is no larger than the display and no smaller than it can be', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 }
    expect(placeWindow({ ...stood, x: 0, width: 3000, height: 3000 }, [small])).toMatchObject({
      width: 1024,
      height: 700,
    })
    expect(placeWindow({ ...stood, width: 50, height: 50, x: 10, y: 30 }, [primary])).toMatchObject({
      width: 900,
      height: 600,
    })
    expect(placeWindow(null, [small])).toEqual({ width: 1024, height: 700 })
  })
})
