import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { type RuleId, ruleIds, rules } from '../../src/guard/rules.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { hostEndpoint } from './host-engine.ts'
import { images } from './images.ts'
import { aGuard, type OwnGuard, shell } from './own-guard.ts'

let guard: OwnGuard
/** Runs a script of the shell whose Docker is before the guard, as another job would. */
const raw = (script: string) => shell(script, { DOCKER_HOST: hostEndpoint, T: guard.token })

beforeAll(async () => {
  guard = await aGuard('enforce')
  const another = '$(docker ps -aq --filter name=^foreign-$T)'
  await closeAfterwards(() =>
    raw(`docker rm -fv ${another}; docker network rm foreign-$T joined-$T; docker volume rm foreign-$T`),
  )
  await raw(
    `docker run -d --name foreign-$T ${images.busybox} sleep 600; docker network create foreign-$T; docker volume create foreign-$T`,
  )
  await guard.sh(`docker run -d --name own-$T ${images.busybox} sleep 600`)
  await writeFile(join(guard.workspace, '5-megabytes.env'), `A=${'a'.repeat(50_000)}\n`.repeat(100))
})

/** An example of a rule with names that exist here. */
function played(rule: RuleId): string {
  return rules[rule].example
    .replace(/\b(container|network|volume)-of-another-job/, `foreign-${guard.token}`)
    .replace(/ web\b/, ` own-${guard.token}`)
    .replace('/web/', `/own-${guard.token}/`)
    .replace('$(docker images --quiet)', images.busybox)
    .replace(/\balpine\b/, images.busybox)
}

const answered: readonly RuleId[] = ['shared-build-cache']

test.each(ruleIds.filter((id) => !answered.includes(id)))(
  'the example of %s is refused, with its rule',
  async (rule) => {
    const printed = await guard.sh(`SOCKET=${guard.socket}; cd $W && ${played(rule)}`)
    // Engine 20.10 has no annotations.
    const refusals = [...printed.matchAll(/\(rule ([a-z-]+)\)|requires API version/g)].map(
      ([text, id]) => id ?? text,
    )
    expect([...new Set(refusals)]).toEqual([refusals[0] === 'requires API version' ? refusals[0] : rule])
  },
)

test('the example of shared-build-cache removes nothing and works', async () => {
  expect(await guard.sh(`${rules['shared-build-cache'].example}; echo $?`)).toMatch(/^0$/m)
  expect(guard.records).toContainEqual(
    expect.objectContaining({ kind: 'changed', value: expect.stringContaining('build cache') }),
  )
})

test('a container joins no network of another job that has taken the name of its own', async () => {
  await guard.sh(`docker network create joined-$T && docker create --name joins-$T --network joined-$T ${images.busybox} true &&
    docker network rm joined-$T`)
  await raw('docker network create joined-$T')
  expect(await guard.sh('docker start joins-$T')).toContain('(rule foreign-network)')
})

test('docker inspect finds an image whose name a container of another job has', async () => {
  await raw(`docker tag ${images.busybox} foreign-$T`)
  await closeAfterwards(() => raw('docker rmi foreign-$T'))
  expect(await guard.sh('docker inspect --format {{.RepoTags}} foreign-$T')).toContain(
    `foreign-${guard.token}:latest`,
  )
})
