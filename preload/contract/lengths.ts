import * as m from '#messages'
import * as v from 'valibot'

type UpTo = v.MaxLengthAction<string, number, () => string>

/** A text of no more than `most` characters. */
export const upTo = (most: number): UpTo => v.maxLength(most, () => m.common.tooLong({ most }))

/** The same for what somebody calls a thing by. */
export const nameUpTo = (most: number): UpTo => v.maxLength(most, () => m.common.nameTooLong({ most }))
