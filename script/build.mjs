#!/usr/bin/env node
// Bundles src/{main,post,doctor,foreign-reader,companion}.ts into dist/, without minifying, and adds the licenses of all packages.
// `--check` builds in another directory and fails if dist/ is out of date.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { licencesOf } from './licences.mjs'

const check = process.argv.includes('--check')
const outdir = check ? await mkdtemp(join(tmpdir(), 'berth-dist-')) : 'dist'

// Code that is never reached and must not be shipped: ssh:// engines (ssh2 contains native code and an .exe, and its
// build depends on the machine), BuildKit sessions, build contexts, OIDC tokens. docs/adr/0002-bundle.md
const unreached =
  /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|tar-fs|@balena\/dockerignore|@actions\/http-client.*|undici)$/
// dockerode's classes for swarm, plugins, exec and BuildKit sessions. Berth makes none of their objects.
const unreachedClasses = /^\.\/(service|plugin|secret|config|task|node|exec|session|buildkit)$/
const stub = {
  name: 'stub',
  setup({ onResolve, onLoad }) {
    // docker-modem's copy of Node's streams, for very old Node versions.
    onResolve({ filter: /^readable-stream$/ }, () => ({ path: 'node:stream', external: true }))
    onResolve({ filter: unreached }, ({ path }) => ({ path, namespace: 'unreached' }))
    onResolve({ filter: unreachedClasses }, ({ path, importer }) =>
      importer.includes('/node_modules/dockerode/') ? { path, namespace: 'unreached' } : undefined,
    )
    // tar-stream's reader: Berth only writes archives.
    onResolve({ filter: /^\.\/extract$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/tar-stream/') ? { path, namespace: 'unreached' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'unreached' }, () => ({ contents: 'module.exports = {}' }))
    // docker-modem's log, which only the variable DEBUG turns on.
    onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'silent' }))
    onLoad({ filter: /.*/, namespace: 'silent' }, () => ({ contents: 'module.exports = () => () => {}' }))
  },
}
// An `import` of node:http reads each of its exports, among them getters such as `WebSocket`, for which Node loads its undici:
// 22 ms of each start. A `require` reads none.
const requiredHttp = {
  name: 'required-http',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?http$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'required' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'required' }, () => ({
      contents: "module.exports = require('node:http')",
    }))
  },
}
const withoutUndici = {
  name: 'without-undici',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, ({ path }) => ({ path, namespace: 'unreached' }))
    onLoad({ filter: /.*/, namespace: 'unreached' }, () => ({ contents: 'module.exports = {}' }))
  },
}
// Modules that main loads only when needed. Each is a separate file, with its dependencies.
const onDemand = {
  'github-client': 'src/platform/github-client.ts',
  'toml-parser': 'src/platform/toml-parser.ts',
  'yaml-parser': 'src/platform/yaml-parser.ts',
  'remote-builder': 'src/steps/remote-builder.ts',
  'step-handlers': 'src/steps/step-handlers.ts',
  'tool-cache-client': 'src/platform/tool-cache-client.ts',
  'buildx-installer': 'src/steps/buildx/buildx-installer.ts',
  'prover-archive': 'src/steps/prover/prover-archive.ts',
  'cache-keeper': 'src/steps/cache/cache-keeper.ts',
  'daemon-launcher': 'src/steps/daemon/daemon-launcher.ts',
  'kubernetes-builder': 'src/steps/kubernetes/kubernetes-builder.ts',
  'runner-hooks': 'src/action/hooks/runner-hooks.ts',
  'owner-guard': 'src/action/owner-guard/owner-guard.ts',
  'serve-guard': 'src/companion/serve-guard.ts',
}
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    for (const name of Object.keys(onDemand))
      onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${name}.js`, external: true },
      )
  },
}

if (!check) await rm(outdir, { recursive: true, force: true })
const common = {
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  metafile: true,
  // dockerode is CommonJS and calls require() for Node's modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)",
  },
  logLevel: 'warning',
}
const { metafile } = await build({
  ...common,
  entryPoints: {
    main: 'src/main.ts',
    post: 'src/post.ts',
    doctor: 'src/doctor.ts',
    // Started by the others: platform/foreign-files.ts.
    'foreign-reader': 'src/foreign-reader.ts',
    // Started by main: platform/start-detached.ts.
    companion: 'src/companion.ts',
  },
  plugins: [requiredHttp, stub, apart],
})
// Only the client of GitHub's API uses the agents of undici that @actions/http-client makes.
const { 'github-client': gitHub, ...others } = onDemand
const onDemandBuilds = await Promise.all([
  build({ ...common, entryPoints: { 'github-client': gitHub }, plugins: [requiredHttp, apart] }),
  build({ ...common, entryPoints: others, plugins: [requiredHttp, withoutUndici, apart] }),
])
const inputs = Object.assign({}, metafile.inputs, ...onDemandBuilds.map((built) => built.metafile.inputs))
await writeFile(join(outdir, 'licences.txt'), await licencesOf({ inputs }))
// Makes Node treat .js files in dist/ as ES modules even without the rest of the repository.
await writeFile(join(outdir, 'package.json'), '{ "type": "module" }\n')

if (check) {
  const stale = await differing('dist', outdir)
  await rm(outdir, { recursive: true })
  if (stale.length > 0) {
    console.error(`dist/ is out of date: ${stale.join(', ')}. Run npm run build and commit it.`)
    process.exit(1)
  }
  console.log('dist/ is up to date.')
}

async function differing(one, other) {
  const names = new Set([...(await readdir(one).catch(() => [])), ...(await readdir(other))])
  const read = (folder, name) => readFile(join(folder, name), 'utf8').catch(() => null)
  const stale = []
  for (const name of names) if ((await read(one, name)) !== (await read(other, name))) stale.push(name)
  return stale
}
