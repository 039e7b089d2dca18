// The texts that the pictures of the README are drawn from. Called by script/pictures.
//
//   node script/picture-texts.mjs write <folder>   writes them as today's code renders them
//   node script/picture-texts.mjs seal <folder>    notes which text each picture was drawn from, as hashes
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureTexts } from '../__tests__/picture-texts.ts'

const [command, folder] = process.argv.slice(2)
const texts = await pictureTexts()
const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')

if (command === 'write') {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
} else {
  const drawn = Object.keys(texts).flatMap((name) =>
    ['light', 'dark'].map((theme) => {
      const picture = name.replace(/\.\w+$/, `-${theme}.png`)
      return [
        picture,
        { from: name, text: hashOf(join(folder, name)), picture: hashOf(join(folder, picture)) },
      ]
    }),
  )
  writeFileSync(join(folder, 'drawn.json'), `${JSON.stringify(Object.fromEntries(drawn), null, 2)}\n`)
}
