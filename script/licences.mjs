import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The licenses of all third-party code in an esbuild bundle, as one text: of packages, and of single files that have a
 * file `NAME.licence.txt` next to them. Throws if a package has no license.
 */
export async function licencesOf({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
  )
  const ofPackages = await Promise.all([...folders].sort().map(licenceOfPackage))
  const sources = Object.keys(inputs).filter((path) => path.startsWith('src/'))
  const ofFiles = await Promise.all(sources.sort().map(licenceOfFile))
  return [...ofPackages, ...ofFiles.flat()].join(`\n${'-'.repeat(80)}\n\n`)
}

async function licenceOfPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (!file && !license) throw new Error(`${name} has no licence`)
  const text = file ? await readFile(join(folder, file), 'utf8') : ''
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}

/** Empty if the file has no license of its own. */
async function licenceOfFile(path) {
  const text = await readFile(path.replace(/\.\w+$/, '.licence.txt'), 'utf8').catch(() => '')
  return text === '' ? [] : [`${text.trim()}\n`]
}
