import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { release } from 'node:os'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { attackScript, reachedIn } from '../walls/attack-script.ts'
import { becomeUser } from '../walls/become-user.ts'
import { memoryLimit } from '../walls/mark-machine.ts'
import { differences } from '../walls/recorded.ts'
import { attackedTiers } from '../walls/walls-table.ts'
import { aJob, images, loadBusybox, ownDaemon } from './host.ts'

// docs/threat-model.md has the table of what these attackers have reached.
test.each(attackedTiers)('privilege: %s keeps out whom docs/threat-model.md says', async (privilege) => {
  const run = promisify(execFile)
  await run('script/ground', ['attacker'])
  const attacker = (await run('script/ground', ['--path', 'attacker'])).stdout.trim()
  // Not in /tmp, which a job daemon sees anyway.
  const job = await aJob('/var/tmp')
  await becomeUser(job)
  const image = privilege === 'rootless' ? images.dindRootless29 : images.dind
  const inputs = { ...ownDaemon, 'dind-image': image, privilege, memory: memoryLimit, verify: 'false' }
  const { outputs, log } = await job.main(inputs)
  if (outputs['privilege'] !== privilege) throw new Error(log)
  await loadBusybox(job)
  const { output } = await job.attempt(
    attackScript({
      daemon: outputs['container'] ?? '',
      hostEngine: process.env['DOCKER_HOST'] ?? '',
      image: images.busybox,
      attacker: `${attacker}/attacker`,
      asRoot: '',
    }),
  )
  if (process.env['BERTH_ATTACKS']) console.log(output)
  const ground = existsSync('/sys/fs/cgroup/cgroup.controllers') ? 'cgroup v2' : 'cgroup v1'
  expect(differences(privilege, ground, release(), reachedIn(output))).toEqual([])
})
