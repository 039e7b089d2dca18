import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Place, played } from '../docs/classified.ts'
import { looks } from '../docs/commands.ts'
import { uses } from '../docs/outputs.ts'
import { type Example, playExample } from '../docs/play-example.ts'
import { snippetOf } from '../docs/snippets.ts'
import { builtImage, substitutions } from '../docs/substitutions.ts'
import { addressOnBridge, docker } from '../integration/host.ts'
import { images } from '../integration/images.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startProgram } from '../opened/program.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import { type ActRun, expectFailure, expectNothingLeft, expectSuccess } from './run-act.ts'

const password = 'correct horse'
let registry = ''
beforeAll(async () => {
  registry = await startRegistry({ user: 'acme', password })
})

function textOf({ page, words }: Place): string {
  const snippet = snippetOf(page, words)
  if (!snippet) throw new Error(`${page} has not one snippet with: ${words}`)
  return snippet.text
}

const play = (place: Place, more: Omit<Example, 'text'>): Promise<ActRun> =>
  playExample({ ...more, text: textOf(place), registry, password })

/** Plays an example of which each step must succeed, and nothing may be left. */
async function playWell(place: Place, more: Omit<Example, 'text'>): Promise<ActRun> {
  const run = await play(place, more)
  expectSuccess(run)
  await expectNothingLeft(run)
  return run
}

/** What `auto` and `dind` take by default, no registry here has. */
const builder = { 'driver-opts': `image=${images.buildkit}` }
const daemon = { 'dind-image': images.dind }

async function removeAfterwards(image: string): Promise<void> {
  await closeAfterwards(() => docker('image', 'rm', '--force', image))
}

/** The tags of a repository of the ground's registry. */
async function tagsOf(repository: string): Promise<unknown> {
  const authorization = `Basic ${btoa(`acme:${password}`)}`
  const answer = await fetch(`http://${registry}/v2/${repository}/tags/list`, { headers: { authorization } })
  return ((await answer.json()) as { readonly tags?: unknown }).tags
}

test('an article on Docker in CI, with Berth in the place of setup-buildx-action: builds, and pushes', async () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/build-and-push.yml'), 'utf8')
  const run = await playExample({ text, as: 'workflow', registry, password })
  expectSuccess(run)
  const [tag] = (await tagsOf('acme/myapp')) as string[]
  expect(tag).toMatch(/^[0-9a-f]{40}$/)
  await removeAfterwards(`${registry}/acme/myapp:${tag}`)
  await expectNothingLeft(run)
})

describe('README.md', () => {
  test('the first example: the built image runs and sees the workspace', async () => {
    await removeAfterwards(builtImage)
    const run = await playWell(played.first, { as: 'workflow', defaults: builder })
    expect(run.printed('Main')).toContain('make test: seen in the workspace')
  })

  test('build and push', async () => {
    const run = await playWell(played.buildAndPush, { as: 'steps' })
    expect(run.printed('Main')).toContain('containerimage.digest')
    expect(await tagsOf('acme/app')).toEqual(['latest'])
  })

  test('an engine of another version, with other settings, gone when the job is gone', async () => {
    const after = "- run: docker info --format '{{.ServerVersion}} {{.RegistryConfig.Mirrors}}'\n"
    const run = await playWell(played.otherEngine, { as: 'steps', after })
    expect(run.printed('Main')).toMatch(/^hello$/m)
    expect(run.printed('Main')).toMatch(/^29\S* \[https:\/\/mirror\.example\/\]$/m)
  })

  test('a gate: it fails where there is a warning that it does not ignore, in less than a minute', async () => {
    const started = performance.now()
    const run = await play(played.gate, { as: 'steps' })
    expect(performance.now() - started).toBeLessThan(60_000)
    const grave = run.annotations.filter(({ level }) => level === 'warning' || level === 'error')
    expect(run.exitCode).toBe(grave.length > 0 ? 1 : 0)
    expect(run.summaries).toHaveLength(1)
  })
})

describe('docs/migrating-from-*.md and docs/self-hosted.md: the steps after the change', () => {
  const after = '- run: echo "$(docker version --format {{.Server.Version}}) at $DOCKER_HOST"\n'

  test.each([
    ['docker/setup-buildx-action', played.afterSetupBuildx],
    ["ARC's dind mode", played.afterArc],
  ])('%s: the image runs on the host daemon, with the workspace', async (_, place) => {
    await removeAfterwards(builtImage)
    const run = await playWell(place, { as: 'steps' })
    expect(run.printed('Main')).toContain('make test: seen in the workspace')
  })

  test('several nodes: each platform is built on its own node', async () => {
    const dockerfile = '- run: echo "FROM scratch" > Dockerfile && echo "COPY . /" >> Dockerfile\n'
    const run = await playWell(played.severalNodes, { as: 'steps', before: dockerfile })
    const built = run.printed('Main')
    for (const platform of ['amd64', 'arm64', 'riscv64'])
      expect(built).toContain(`[linux/${platform} 1/1] COPY`)
  })

  test.each([
    ['`services: docker:dind`', played.afterService, /make test: seen in the workspace/],
    ['`docker run --privileged docker:dind`', played.afterPrivileged, /make test: seen in the workspace/],
    ['docker/setup-docker-action', played.afterSetupDocker, /\{ "name": "app" \}/],
    ['many jobs on one daemon', played.selfHosted, /^29\./m],
  ])('%s: a separate daemon', async (_, place, says) => {
    const run = await playWell(place, {
      as: 'steps',
      after,
      defaults: place === played.selfHosted ? daemon : {},
    })
    expect(run.printed('Main')).toMatch(says)
    expect(run.printed('Main')).toMatch(/^29\S* at unix:\S+\/berth-[0-9a-f]{8}\/docker\.sock$/m)
  })
})

test('docs/self-hosted.md: the second job with a cache finds the image and the build of the first', async () => {
  await closeAfterwards(async () => {
    const ours = ['volume', 'ls', '--quiet', '--filter', 'label=berth.cache.key=example']
    for (const volume of (await docker(...ours)).split('\n').filter((name) => name !== ''))
      await docker('volume', 'rm', '--force', volume)
  })
  const first = await playWell(played.cache, { as: 'steps', defaults: daemon })
  expect(first.printed('Main')).toContain(`Copied ${images.busybox}`)
  const second = await playWell(played.cache, { as: 'steps', defaults: daemon })
  expect(second.printed('Main')).toContain(`The job daemon already has ${images.busybox}`)
  expect(second.printed('Main')).toContain('CACHED')
})

test('docs/scan-before-push.md: the scanner reads the image from the job daemon, and the image is pushed', async () => {
  // The job daemon reaches no registry on loopback of this machine.
  const reachable = await forward(registry, await addressOnBridge())
  const run = await playExample({
    text: textOf(played.scan),
    as: 'workflow',
    defaults: { ...daemon, 'daemon-config': JSON.stringify({ 'insecure-registries': [reachable] }) },
    registry: reachable,
    password,
  })
  expectSuccess(run)
  expect(run.printed('Main')).toMatch(/^busybox +\d\S+ +binary/m)
  expect(await tagsOf('acme/scanned')).toEqual(['v1'])
  await expectNothingLeft(run)
})

test('docs/ports.md: a published port answers at localhost', async () => {
  const run = await playWell(played.ports, {
    as: 'workflow',
    defaults: { ...daemon, preload: images.busybox },
  })
  expect(run.printed('Main')).toMatch(/^root:x:0:0/m)
})

test('README.md: a job daemon on a disk of its own size', async () => {
  const run = await playWell(played.disk, { as: 'steps', defaults: { 'dind-image': images.dind29 } })
  expect(run.printed('Main')).toContain('Created an ext4 of 8 GiB on a loop device')
})

test('docs/self-hosted.md: a builder without settings of the machine', async () => {
  await removeAfterwards(builtImage)
  const run = await playWell(played.withoutSettings, { as: 'steps', defaults: builder })
  expect(run.printed('Main')).not.toContain(' inherits ')
  expect(run.printed('Main')).toMatch(/instance using docker-container driver/)
})

test('docs/migrating-from-privileged-dind.md: the steps before the change run the same build', async () => {
  await closeAfterwards(() => docker('rm', '--force', '--volumes', 'dind'))
  const run = await play(played.beforePrivileged, { as: 'steps' })
  expectSuccess(run)
  // The entry point of the image mounts a tmpfs at /tmp (moby, hack/dind), which hides a workspace there, as it is here.
  expect(run.printed('Main')).toMatch(/^make test:/m)
})

test('docs/ledger.md: a step reads the ledger while the job runs, and the summary shows it', async () => {
  const run = await playWell(played.ledger, { as: 'steps', defaults: daemon })
  expect(run.printed('Main')).toMatch(/\S+ ended with exit code 0$/m)
  expect(run.summaries.join('\n')).toContain('### Docker in this job')
})

describe('docs/outputs.md: each use of an output does what it says', () => {
  const ofHost = 'docker --host unix:///var/run/docker.sock'
  const command = '["sh", "-c", "test -S /var/run/docker.sock && echo it has a socket"]'
  /** What the uses take for granted: a login where they push, by the engine of the host, and images. */
  const login = `- uses: docker/login-action@v4
  with: { registry: ghcr.io, username: acme, password: '\${{ secrets.GITHUB_TOKEN }}' }
`
  const prepared = `- run: |
    mkdir cache && ${ofHost} save --output cache/images.tar ${images.busybox}
    [ "$MODE" = socket ] || docker load --quiet --input cache/images.tar
    docker create --name "shaped-$GITHUB_RUN_ID" ${images.busybox} true
    docker commit --change 'CMD ${command}' "shaped-$GITHUB_RUN_ID" example/needs-docker
    docker rm "shaped-$GITHUB_RUN_ID"
  env: { MODE: '\${{ steps.berth.outputs.mode }}' }
`
  const inputs = {
    dind: { mode: 'dind', 'dind-image': images.dind },
    socket: { mode: 'socket', 'driver-opts': `image=${images.buildkit}\nnetwork=host` },
  } as const

  test.each(['dind', 'socket'] as const)('%s', async (mode) => {
    await removeAfterwards('example/needs-docker')
    const played = Object.entries(uses).filter(([, use]) => use[mode] !== null)
    const steps = played.map(([output, { words }]) => {
      const shown = textOf({ page: 'docs/outputs.md', words })
      // The last one is for a job that has failed.
      const failing = output === 'container' ? '- run: exit 3\n' : ''
      // A gate, which closes on a machine with that finding.
      const gate = output === 'findings' ? '  continue-on-error: true\n' : ''
      return `${failing}${shown.replace(/^- /, `- id: shown-${output}\n${gate}  `)}`
    })
    const berth = `- uses: berth-ci/berth@v0\n  id: berth\n  with: ${JSON.stringify(inputs[mode])}\n`
    const run = await playExample({
      text: steps.join(''),
      as: 'steps',
      before: login + berth + prepared,
      registry,
      password,
    })

    const gate = resultOf('findings', run) === 'failure' ? [expect.stringContaining('jq -e')] : []
    expectFailure(run, [...gate, 'exit 3'])
    for (const [output, { [mode]: says }] of played) {
      if (says === 'depends') continue
      const printed = says instanceof RegExp ? expect.stringMatching(says) : ''
      const reported = says === 'skipped' ? null : { result: resultOf(output, run), printed }
      expect({ output, reported: run.step(`shown-${output}`) }).toEqual({ output, reported })
    }
    await expectNothingLeft(run)
  })
})

/** The use of `findings` fails a job that has the finding. */
function resultOf(output: string, run: ActRun): 'success' | 'failure' {
  const isGateClosed = run.outputs('berth')['findings']?.includes('"mtu-mismatch"')
  return output === 'findings' && isGateClosed ? 'failure' : 'success'
}

describe('docs/findings: what remedies the finding', () => {
  test('builder-replaced: the builder that was selected builds', async () => {
    const builder = 'berth-kept-builder'
    const before = `- run: docker buildx create --use --name ${builder} --driver docker-container --driver-opt image=${images.buildkit}\n`
    // Its record goes with the job's home, its container and its volume stay.
    const node = `buildx_buildkit_${builder}0`
    await closeAfterwards(() =>
      docker('rm', '--force', node).then(() => docker('volume', 'rm', '--force', `${node}_state`)),
    )
    const run = await play(played.keptBuilder, { as: 'steps', before })
    expectSuccess(run)
    expect(run.printed('Main')).toMatch(new RegExp(`^Name: +${builder}$`, 'm'))
  })

  test('client-newer-than-engine: a version that the engine offers', async () => {
    const run = await playWell(played.pinnedClient, { as: 'job', defaults: builder })
    const errors = run.annotations.filter(({ level }) => level === 'error')
    expect(errors).toEqual([])
  })

  test.each([
    ['engine-too-old', played.newerEngine],
    ['several-daemons', played.ownEngine],
  ])('%s: a daemon of the job’s own', async (_, place) => {
    const run = await playWell(place, { as: 'with', defaults: daemon })
    expect(run.outputs('berth')).toMatchObject({
      mode: 'dind',
      'engine-version': expect.stringMatching(/^29\./),
    })
  })

  test('nested-daemon: the engine of the host', async () => {
    const run = await playWell(played.hostEngine, { as: 'with', defaults: builder })
    expect(run.outputs('berth')).toMatchObject({ mode: 'socket', nested: 'false' })
  })

  test('unpinned-image: the example before has the finding', async () => {
    const run = await playWell(played.movingImage, { as: 'with', defaults: builder })
    expect(run.outputs('berth')['findings']).toContain('"unpinned-image"')
  })

  test('workspace-path-mismatch: the workspace is in the container', async () => {
    const berth = `- uses: berth-ci/berth@v0\n  id: berth\n  with: { mode: socket }\n`
    const job = 'container: berth-ground/act-job:1\n'
    const run = await playWell(played.hostWorkspace, { as: 'steps', before: berth, job, defaults: builder })
    expect(run.printed('Main')).toContain('{ "name": "app" }')
  })
})

describe('docs/findings: the commands by which one looks', () => {
  test.each(looks)('$id', async ({ id, words, tells }) => {
    const home = await temporaryFolder('home')
    await mkdir(join(home, '.docker'))
    const auths = { auths: { 'registry.example': { auth: btoa('ada:lovelace') } } }
    await writeFile(join(home, '.docker/config.json'), JSON.stringify(auths))
    const shown = textOf({ page: `docs/findings/${id}.md`, words })
    const script = substitutions(registry).reduce(
      (before, [words, plays]) => before.replaceAll(words, plays),
      shown,
    )
    const { output } = await shell(script, { HOME: home, GITHUB_WORKSPACE: home })
    expect(output.trim()).toMatch(tells)
    expect(output).not.toMatch(/not found|unknown|invalid option|Usage:/i)
  })
})

/** Runs commands as their reader would; where this is root, there may be no sudo. */
async function shell(
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ output: string }> {
  const program = startProgram('bash', ['-c', `sudo() { "$@"; }\nexec 2>&1\n${script}`], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!program.stdout) throw new Error('the shell has no output')
  return { output: await text(program.stdout) }
}
