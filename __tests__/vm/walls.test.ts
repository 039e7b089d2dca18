import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { orFew } from '../long-form.ts'
import { attackScript, reachedIn } from '../walls/attack-script.ts'
import { memoryLimit } from '../walls/mark-machine.ts'
import { differences } from '../walls/recorded.ts'
import { attackedTiers } from '../walls/walls-table.ts'
import { aJobOf, inGuest } from './guest.ts'

const run = promisify(execFile)
const attacker = '/usr/local/bin/attacker'

beforeAll(async () => {
  await run('script/ground', ['attacker'])
  const program = join((await run('script/ground', ['--path', 'attacker'])).stdout.trim(), 'attacker')
  const connection = join(process.env['BERTH_GUEST'] ?? '', 'ssh_config')
  await run('scp', ['-q', '-F', connection, program, `root@guest:${attacker}`])
})

// On cgroup v2, with AppArmor, a kernel that has modules and kexec, and a user who is not root.
// The guest has no image for `rootless`.
const tiers = orFew(
  attackedTiers.filter((tier) => tier !== 'rootless'),
  (tier) => tier === 'user-namespace',
)
test.each(tiers)('privilege: %s keeps out whom docs/threat-model.md says', async (privilege) => {
  const inputs = {
    ...{ mode: 'dind', 'dind-image': images.dind, privilege, memory: memoryLimit },
    // Emulated, on two busy cores, a daemon was seen to need more than two minutes.
    ...{ verify: 'false', 'start-timeout': '500' },
  }
  const load = `test -n "$DOCKER_HOST"; DOCKER_HOST= docker save ${images.busybox} | docker load --quiet`
  const attacks = attackScript({
    daemon: '$(DOCKER_HOST= docker ps --quiet --filter name=-daemon)',
    hostEngine: '',
    image: images.busybox,
    attacker,
    asRoot: 'sudo',
  })
  const { main, later, left } = await aJobOf('runner', inputs, `${load}\n${attacks}`)
  if (main.outputs['privilege'] !== privilege) throw new Error(main.log)
  if (process.env['BERTH_ATTACKS']) console.log(later.log)
  const kernel = (await inGuest('root', 'uname', '-r')).output
  expect(differences(privilege, 'cgroup v2', kernel, reachedIn(later.log))).toEqual([])
  expect(left).toEqual([])
})
