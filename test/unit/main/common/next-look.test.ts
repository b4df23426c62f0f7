import { expect, test } from 'vitest'
import { NextLook } from '../../../../main/common/next-look.ts'
import { FakeClock } from '../../fake-clock.ts'

function planned(): { clock: FakeClock; next: NextLook; looks: number[] } {
  const clock = new FakeClock(0)
  const looks: number[] = []
  return { clock, looks, next: new NextLook(clock, () => void looks.push(clock.now())) }
}

test('of two plans the earlier holds, and one look comes of both', () => {
  const { clock, next, looks } = planned()
  next.within(1_000)
  next.within(100)
  next.within(500)
  clock.advance(5_000)
  expect(looks).toEqual([100])
})

test('after a look it can be planned again, also from within', () => {
  const { clock, next, looks } = planned()
  next.within(100)
  clock.advance(100)
  next.within(50)
  clock.advance(50)
  expect(looks).toEqual([100, 150])
})

test('what was called off does not come, and later plans hold', () => {
  const { clock, next, looks } = planned()
  next.within(100)
  next.cancel()
  clock.advance(1_000)
  expect(looks).toEqual([])
  next.within(10)
  clock.advance(10)
  expect(looks).toEqual([1_010])
})
