import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { pictureTexts } from './picture-texts.ts'

const folder = join(import.meta.dirname, '../docs/pictures')
const read = (name: string) => readFileSync(join(folder, name))
const hashOf = (name: string) => createHash('sha256').update(read(name)).digest('hex')
const drawn: Record<string, { from: string; text: string; picture: string }> = JSON.parse(
  String(read('drawn.json')),
)

/** If one of these fails: run `script/pictures`, and look at the pictures. */
test.each(['summary.markdown', 'doctor.txt', 'ledger.markdown'] as const)(
  '%s is what today’s code renders',
  async (name) => {
    expect((await pictureTexts())[name]).toBe(String(read(name)))
  },
)

test('each picture is drawn from the text beside it, and is the one that was drawn', () => {
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))
  expect(Object.keys(drawn).toSorted()).toEqual(pictures.toSorted())
  for (const [picture, { from, text, picture: hash }] of Object.entries(drawn)) {
    expect([picture, hashOf(from), hashOf(picture)]).toEqual([picture, text, hash])
  }
})

test('the summary in the picture is the verdict and one finding', async () => {
  const { 'summary.markdown': summary } = await pictureTexts()
  expect(summary.match(/^#+ /gm)).toEqual(['### ', '#### '])
  expect(summary).not.toContain('<details>')
})
