import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const input = (name) => process.env[`INPUT_${name}`] ?? ''
const docker = (...words) => {
  console.log(`[command]docker ${words.join(' ')}`)
  execFileSync('docker', words, { stdio: 'inherit' })
}
const folder = mkdtempSync(join(process.env.RUNNER_TEMP, 'docker-actions-toolkit-'))
const metadata = join(folder, 'metadata.json')
const option = (name, value) => (value ? [`--${name}`, value] : [])
const flag = (name) => (input(name.toUpperCase()) === 'true' ? [`--${name}`] : [])

docker('version')
docker('info')
docker('buildx', 'version')
docker('buildx', 'inspect', ...(input('BUILDER') ? [input('BUILDER')] : []))
docker(
  ...['buildx', 'build', '--iidfile', join(folder, 'iidfile')],
  ...option('platform', input('PLATFORMS')),
  ...['--attest', 'type=provenance,disabled=true'],
  ...input('TAGS')
    .split(/[\n,]/)
    .flatMap((tag) => option('tag', tag.trim())),
  ...option('builder', input('BUILDER')),
  ...option('cache-from', input('CACHE-FROM')),
  ...option('cache-to', input('CACHE-TO')),
  ...flag('load'),
  ...['--metadata-file', metadata],
  ...flag('push'),
  '.',
)
console.log(readFileSync(metadata, 'utf8'))
