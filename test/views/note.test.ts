import type { Note } from '../../preload/contract/index.ts'
import { expect, seriousFaults, test } from './support/test.ts'

test.use({ viewport: { width: 360, height: 96 } })

const notes: Note[] = [
  { tone: 'agents', title: 'Tom Okafor · Coach', text: 'with Bo Lindqvist. Only agents see you.' },
  { tone: 'everyone', title: 'Tom Okafor · Barge in', text: 'with Bo Lindqvist. The customer sees you.' },
  { tone: 'supervisors', title: 'Tom Okafor · Monitor', text: 'with Bo Lindqvist. Nobody but supervisors sees you.' },
  { tone: 'plain', title: 'No chat is focused', text: 'Nothing was switched. Open a chat in Sideline first.' },
  {
    tone: 'error',
    title: 'Coach refused',
    text: 'Tom Okafor with Bo Lindqvist: the server forbids this. Ask your administrator for the right to do it.',
  },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const note of notes) {
      test(`a note in the tone of ${note.tone} is shown within its window in ${colorScheme}`, async ({
        page,
        port,
        open,
      }) => {
        await open({ page: 'note.html' })
        await port.note(note)
        await expect(page.getByRole('heading', { name: note.title })).toBeVisible()
        await expect(page.getByText(note.text)).toBeInViewport({ ratio: 1 })
        const folder = process.env['SIDELINE_PICTURES']
        if (folder !== undefined) await page.screenshot({ path: `${folder}/note-${note.tone}-${colorScheme}.png` })
        expect(await seriousFaults(page)).toEqual([])
      })
    }
  })
}

test('a later note takes the place of an earlier one', async ({ page, port, open }) => {
  await open({ page: 'note.html' })
  await port.note({ tone: 'agents', title: 'First', text: 'a' })
  await port.note({ tone: 'plain', title: 'Second', text: 'b' })
  await expect(page.getByRole('heading')).toHaveText('Second')
})
