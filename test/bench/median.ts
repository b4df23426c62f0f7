/** The median time of a call, ms, after some that warm it up. */
export function median(call: () => unknown, runs: number): number {
  for (let run = 0; run < 10; run += 1) call()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    call()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[runs >> 1] ?? Number.NaN
}
