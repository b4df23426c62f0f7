import fs from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../../main/alerts/pattern.ts'

function fits(match: 'words' | 'pattern', text: string, line: string): boolean {
  // Time stands still: how long a line takes is the machine's business.
  const compiled = compile({ match, text }, () => 0)
  if (!compiled.ok) throw new Error(compiled.problem.message)
  return compiled.pattern.fits(line)
}

/** Words of a rule, and a line that says them in another form. */
const typedOtherwise = v
  .parse(
    v.array(v.union([v.strictObject({ 'rule words': v.string(), line: v.string() }), v.looseObject({})])),
    JSON.parse(fs.readFileSync('test/fixtures/text-typed-in-other-forms.json', 'utf8')),
  )
  .flatMap((one) => ('line' in one ? [[one['rule words'], one.line] as [string, string]] : []))

function problem(match: 'words' | 'pattern', text: string) {
  const compiled = compile({ match, text })
  return compiled.ok ? null : { at: compiled.problem.position, says: compiled.problem.message }
}

describe('words', () => {
  it.each([
    ['manager', 'The MANAGER, please!', true],
    ['manager', 'your managers', false],
    ['manager', 'supermanager', false],
    ['complain*', 'I complained twice', true],
    ['complain*', 'uncomplaining', false],
    ['ärger', 'So ein Ärger.', true],
    ['ärger', 'ärgerlich', false],
    ['解約', '解約したいです', true],
    ['cancel my  contract', 'please cancel\nmy contract', true],
    ['C++', 'learn C++now', true],
    ['a.c', 'abc', false],
    ['one, two', 'two it is', true],
    ['one\ntwo', 'two it is', true],
  ])('%j in %j: %j', (words, line, found) => {
    expect(fits('words', words, line)).toBe(found)
  })

  it.each(typedOtherwise)('are found however they were typed: %j in %j', (words, line) => {
    expect(fits('words', words, line)).toBe(true)
    expect(fits('words', words, line.toUpperCase())).toBe(true)
  })

  it('are found anywhere in a very long line, and never where a line was only cut', () => {
    const long = 'blah '.repeat(2_000)
    expect(fits('words', 'lawyer', `${long} lawyer ${long}`)).toBe(true)
    expect(fits('words', 'blah blah', long)).toBe(true)
    expect(fits('words', 'law', 'lawyer '.repeat(2_000))).toBe(false)
  })

  it('find any line that has one of them', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), word, word, (words, before, after) => {
        const line = `${before} ${words.at(-1) ?? ''}, ${after}`
        expect(fits('words', words.join(', '), line)).toBe(true)
      }),
    )
  })

  it.each(['', '  ', ',,', ' * , **'])('have to be there: %j', (text) => {
    expect(problem('words', text)?.says).toMatch(/word/i)
  })
})

describe('a pattern', () => {
  it('finds what was typed in another form, and what only the form as it is has', () => {
    expect(fits('pattern', "don't\\s+wait", 'I don\u2019t\u00a0wait')).toBe(true)
    expect(fits('pattern', 'don’t', "I don't wait")).toBe(true)
    expect(fits('pattern', 'g\u00e9rant', 'le ge\u0301rant')).toBe(true)
    expect(fits('pattern', '…$', 'well…')).toBe(true)
  })

  it('looks at the line without regard to capitals', () => {
    expect(fits('pattern', 'order\\s+\\d{6}', 'My ORDER 123456')).toBe(true)
    expect(fits('pattern', '^no\\b', 'well, no')).toBe(false)
  })

  it.each([
    ['foo(bar', 3, /opened and never closed/],
    ['\\(a)', 3, /closed that was never opened/],
    ['([)])x)', 6, /closed that was never opened/],
    ['a[b-', 1, /opened by \[/],
    ['a**', 1, /Two signs of repetition/],
    ['*a', 0, /nothing before/],
    ['x(?=y)', 1, /Looking ahead or behind/],
    ['(a)\\1', 3, /back-references/],
    ['x{2000}', 1, /repetitions/],
    ['abc\\', null, /backslash/],
    ['', null, /Enter the pattern/],
  ])('%j is refused at %j with a reason', (text, at, says) => {
    expect(problem('pattern', text)).toEqual({ at, says: expect.stringMatching(says) as string })
  })

  it('that fits everything, or is too large, is refused', () => {
    expect(problem('pattern', 'x?')?.says).toMatch(/every line/)
    expect(problem('pattern', '(a|b)*a(a|b){200}c')?.says).toMatch(/too large/)
  })

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '{2}',
      '{1,',
      '*',
      '+',
      '?',
      '|',
      '\\',
      '\\p{L',
      '\\d',
      '(?',
      'a',
      '^',
      '$',
      '-',
      '.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.string(), (pieces, line) => {
        const compiled = compile({ match: 'pattern', text: pieces.join('') })
        if (compiled.ok) expect(typeof compiled.pattern.fits(line)).toBe('boolean')
        else expect(compiled.problem.message).toMatch(/\.$/)
      }),
    )
  })

  it('that stalls other engines does not stall this one', () => {
    for (const evil of ['(a+)+z', '(a|a)*z', '(.*a){12}z', '(a|b)*a(a|b){50}c']) {
      const began = performance.now()
      expect(fits('pattern', evil, `${'ab'.repeat(20_000)}!`)).toBe(false)
      // A backtracking engine would take longer than the world has; a busy machine is allowed its time.
      expect(performance.now() - began).toBeLessThan(5_000)
    }
  })
})
