import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import type { Job } from '../run-action.ts'
import { type CompatibilityRow, recordCompatibility, type Use, uses } from './compatibility.ts'
import { addressOnBridge, aJob, docker, images, loadBusybox, tracesOf } from './host.ts'
import { becomeUser } from './ordinary-user.ts'

// Each privilege with each storage that this machine can do: the uses that every workflow has. `npm run test:compatibility`
// plays all of them and can write docs/compatibility.md.

let registry = ''
beforeAll(async () => {
  registry = await forward(await startRegistry(), await addressOnBridge())
})

type Setup = {
  readonly image: string
  readonly privilege: string
  readonly storage: string
  readonly storageDriver: string
}

const privileges = [
  ...[images.dind, images.dind26, images.dind29].flatMap((image) =>
    ['user-namespace', 'capabilities', 'privileged'].map((privilege) => ({ image, privilege })),
  ),
  { image: images.dindRootless, privilege: 'rootless' },
]
const storages = [
  { storage: 'volume', storageDriver: 'overlay2' },
  { storage: 'volume', storageDriver: 'overlayfs' },
  { storage: 'volume', storageDriver: 'fuse-overlayfs' },
  { storage: 'volume', storageDriver: 'vfs' },
  { storage: 'tmpfs', storageDriver: 'overlay2' },
  { storage: 'loop:2g', storageDriver: 'overlay2' },
]

const setups: Setup[] = privileges.flatMap((each) => storages.map((storage) => ({ ...each, ...storage })))

/** Each privilege once, and each storage once. */
const isFew = ({ image, privilege, storage, storageDriver }: Setup) => {
  const isPlain = storage === 'volume' && storageDriver === 'overlay2'
  return privilege === 'rootless' || image === images.dind ? isPlain || privilege === 'user-namespace' : false
}

const scripts: Readonly<Record<Use, string>> = {
  run: `docker run --rm ${images.busybox} true`,
  limit: `docker run --rm --memory 64m ${images.busybox} sh -c 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null | grep -x 67108864'`,
  privileged: `docker run --rm --privileged ${images.busybox} mount -t tmpfs none /tmp`,
  build: 'docker build --tag one image && docker run --rm one cat /built',
  compose: 'timeout 60 docker compose up --exit-code-from client; code=$?; docker compose down; exit $code',
  volume: `docker run --rm --volume data:/data ${images.busybox} touch /data/file && docker run --rm --volume data:/data ${images.busybox} test -f /data/file`,
  port: `docker run --detach --init --publish 8080:80 ${images.busybox} sh -c 'echo published >/tmp/index.html; httpd -f -p 80 -h /tmp'
    curl --silent --show-error --fail --retry 20 --retry-connrefused --retry-delay 1 --max-time 20 "http://$PORTS_HOST:8080"`,
  workspace: `docker run --rm --volume "$PWD":/w ${images.busybox} touch /w/made && test "$(stat -c %u made)" = "$(stat -c %u .)"`,
  push: 'docker buildx build --push --tag "$REFERENCE" image && docker pull --quiet "$REFERENCE"',
}

const compose = `services:
  server:
    image: ${images.busybox}
    command: sh -c 'echo served >/tmp/index.html; httpd -f -p 80 -h /tmp'
    init: true
  client:
    image: ${images.busybox}
    depends_on: [server]
    command: sh -c 'for i in 1 2 3 4 5 6 7 8 9; do wget -q -O - http://server && exit 0; sleep 1; done; exit 1'
`

async function prepare(job: Job, portsHost: string): Promise<void> {
  await loadBusybox(job)
  await job.sh(`mkdir image && printf 'FROM ${images.busybox}\\nRUN echo built >/built\\n' >image/Dockerfile`)
  await writeFile(join(job.workspace, 'compose.yaml'), compose)
  job.environment['PORTS_HOST'] = portsHost
  job.environment['REFERENCE'] = `${registry}/team/app:${job.run}`
}

/** Plays each use, and gives the error if it fails. */
async function playUses(job: Job): Promise<CompatibilityRow['uses']> {
  const results: Partial<Record<Use, string>> = {}
  for (const use of Object.keys(uses) as Use[]) {
    const { exitCode, output } = await job.attempt(`{ ${scripts[use]}\n} 2>&1`)
    results[use] = exitCode === 0 ? '' : problemIn(output) || `exit code ${exitCode}`
  }
  return results
}

/** The line of an error, or the last one: the CLI of Docker ends with advice. */
function problemIn(output: string): string {
  const lines = output.trim().split('\n')
  return (lines.find((line) => /error|denied|not permitted/i.test(line)) ?? lines.at(-1) ?? '').trim()
}

/** Uses that a privilege does not have, by design. */
const lacking: Readonly<Record<string, readonly Use[]>> = {
  capabilities: ['privileged', 'workspace'],
  privileged: ['workspace'],
  rootless: ['privileged', 'limit'],
}

test.each(orFew(setups, isFew))(
  '$image, privilege: $privilege, storage: $storage, storage-driver: $storageDriver',
  async ({ image, privilege, storage, storageDriver }) => {
    const job = await aJob()
    await becomeUser(job, 1001)
    const main = await job.main({
      mode: 'dind',
      'dind-image': image,
      privilege,
      storage,
      'storage-driver': storageDriver,
      'daemon-config': JSON.stringify({ 'insecure-registries': [registry] }),
    })
    const row = {
      hostEngine: await docker('version', '--format', '{{.Server.Version}}'),
      image,
      privilege,
      storage,
      storageDriver,
    }
    if (main.exitCode !== 0) {
      const refusal = main.commands.find(({ name }) => name === 'error')?.message ?? ''
      recordCompatibility({ ...row, daemon: null, refusal, uses: {} })
      // A setup that is not possible ends with an error that says why, and leaves nothing.
      expect(refusal).not.toBe('')
      expect(refusal).not.toMatch(/internal/i)
    } else {
      const { outputs } = main
      await prepare(job, outputs['ports-host'] ?? '')
      const played = await playUses(job)
      const daemon = {
        engine: outputs['engine-version'] ?? '',
        privilege: outputs['privilege'] ?? '',
        driver: outputs['storage-driver'] ?? '',
      }
      recordCompatibility({ ...row, daemon, refusal: '', uses: played })
      const failed = Object.entries(played).filter(
        ([use, problem]) => problem !== '' && !lacking[privilege]?.some((lack) => lack === use),
      )
      expect(failed).toEqual([])
    }
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  },
)
