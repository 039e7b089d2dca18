import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Values } from '../run-action.ts'
import { aJob, ownDaemon } from './host.ts'
import { hostEndpoint } from './host-engine.ts'
import { images } from './images.ts'
import { becomeUser } from './ordinary-user.ts'

/** The rows of docs/threat-model.md, "By situation". owner-guard.test.ts and e2e/companion.test.ts have the others. */

const page = readFileSync(join(import.meta.dirname, '../../docs/threat-model.md'), 'utf8')

/** The cells of a row. */
const rowOf = (situation: string): string[] =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| ${situation}`))
    ?.split('|')
    .slice(2, -1)
    .map((cell) => cell.trim()) ?? []

/** Root of the machine can read this file, and nobody else. */
const attack = (option: string) =>
  `docker ${option} run --rm --volume /etc/shadow:/shadow:ro ${images.busybox} head -c 5 /shadow`

const uid = 64_201
const asRoot = process.getuid?.() === 0 ? test : test.skip

/** What an attacker reaches in the steps of an ordinary user in the group of the socket, and in containers of these steps. */
async function attacked(inputs: Values) {
  const job = await aJob()
  await becomeUser(job, uid)
  const groups = statSync(hostEndpoint.replace('unix://', '')).gid
  const step = (script: string) =>
    job.sh(`setpriv --reuid=${uid} --regid=${uid} --groups=${groups} ${script}`)
  const main = await job.main({ ...inputs, guard: 'enforce' })
  expect({ log: main.log, exitCode: main.exitCode }).toMatchObject({ exitCode: 0 })
  const reached = async (option: string) =>
    step(attack(option)).then(
      (output) => output.startsWith('root:'),
      () => false,
    )
  const seen = [await reached(`--host ${hostEndpoint}`), await reached('')]
  await job.post()
  return { seen, boundary: main.outputs['guard-boundary'] }
}

const yesOrNo = (is: boolean | undefined) => expect.stringMatching(is ? /^yes/ : /^no\b/)

asRoot.each([
  ['Self-hosted runner, user in group docker', { mode: 'socket', driver: 'docker' }],
  ['`mode: dind` with the host', { ...ownDaemon, driver: 'docker' }],
] as const)('%s', async (situation, inputs) => {
  const { seen, boundary } = await attacked(inputs)
  expect(rowOf(situation)).toEqual([yesOrNo(seen[0]), yesOrNo(seen[1]), `\`${boundary}\``])
})
