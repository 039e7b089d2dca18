#!/usr/bin/env node
// Bundles src/{main,post,doctor}.ts into dist/, readable, with the licences of what is bundled.
// `--check` builds elsewhere and fails if dist/ is not what the sources make.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { licencesOf } from './licences.mjs'

const check = process.argv.includes('--check')
const outdir = check ? await mkdtemp(join(tmpdir(), 'berth-dist-')) : 'dist'

// docker-modem loads these for ssh:// and dockerode for BuildKit sessions, neither of which Berth speaks. ssh2 brings
// native code and an .exe, and what it builds depends on the machine. docs/adr/0002-bundle.md
const stubbed = /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs)$/
const stub = {
  name: 'stub',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: stubbed }, ({ path }) => ({ path, namespace: 'stub' }))
    onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get(_, name) { throw new Error('${path} is not part of Berth (' + String(name) + ')') } })`,
    }))
  },
}
// @actions/core loads an HTTP client (undici) for OIDC tokens, which Berth never asks for.
const unused = {
  name: 'unused',
  setup({ onResolve }) {
    onResolve({ filter: /^(@actions\/http-client|undici)/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked') return undefined
      return { path, namespace: 'stub' }
    })
  },
}

if (!check) await rm(outdir, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { main: 'src/main.ts', post: 'src/post.ts', doctor: 'src/doctor.ts' },
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  charset: 'utf8',
  metafile: true,
  // dockerode is CommonJS and calls require() of Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)" },
  plugins: [stub, unused],
  logLevel: 'warning',
})
await writeFile(join(outdir, 'licences.txt'), await licencesOf(metafile))
// Node takes .js beneath dist/ for ES modules even where dist/ is alone in a folder.
await writeFile(join(outdir, 'package.json'), '{ "type": "module" }\n')

if (check) {
  const stale = await differing('dist', outdir)
  await rm(outdir, { recursive: true })
  if (stale.length > 0) {
    console.error(`dist/ is not what the sources make: ${stale.join(', ')}. Run npm run build and commit it.`)
    process.exit(1)
  }
  console.log('dist/ is what the sources make.')
}

async function differing(one, other) {
  const names = new Set([...(await readdir(one).catch(() => [])), ...(await readdir(other))])
  const read = (folder, name) => readFile(join(folder, name), 'utf8').catch(() => null)
  const stale = []
  for (const name of names) if ((await read(one, name)) !== (await read(other, name))) stale.push(name)
  return stale
}
