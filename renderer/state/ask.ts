import * as m from '#messages'
import { failure, type Result } from '../../preload/contract/index.ts'

/** Main never throws over the bridge; that the bridge itself breaks (main is gone) becomes a failure like any other. */
export async function ask<T>(request: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await request
  } catch {
    return failure('bridge', m.problems.mainSilent())
  }
}
