import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The licences of all packages of which esbuild bundled a file, as one text. Throws if one has none. */
export async function licencesOf({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
  )
  const texts = []
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
    if (!file && !license) throw new Error(`${name} has no licence`)
    const text = file ? await readFile(join(folder, file), 'utf8') : ''
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`)
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}
