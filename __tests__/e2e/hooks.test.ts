import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { writtenHooks } from '../opened/hooks.ts'
import { expectSuccess, type Played, play } from './play.ts'

/** Jobs without Berth on a machine whose owner has set up the hooks. */

const docker = (...words: string[]) => execFileSync('docker', words, { encoding: 'utf8', stdio: 'pipe' })

/** A name for what a job leaves, and its end. */
async function leftName(): Promise<string> {
  const name = `left-${randomInt(1e9, 1e10)}`
  await closeAfterwards(() => {
    docker('rm', '--force', name)
    docker('volume', 'rm', '--force', name)
    for (const network of docker('network', 'ls', '--quiet', '--filter', `name=${name}`)
      .split('\n')
      .filter(Boolean))
      docker('network', 'rm', network)
  })
  return name
}

const hookSteps = ({ steps }: Played) => steps.filter(({ stage }) => stage === 'hook')

const leaving = (name: string) => `
  - run: |
      docker volume create ${name}
      docker network create ${name}
      docker run --detach --name ${name} --volume ${name}:/data berth-ground/busybox:1 sleep 600
`

describe.each([
  ['on the machine', ''],
  ['in a container', 'container: berth-ground/act-job:1\n'],
])('a job %s', (_, container) => {
  test('has the report before it and the list of what it left after it', async () => {
    const name = await leftName()
    const played = await play({ hooks: await writtenHooks(), job: `${container}steps:${leaving(name)}` })
    expectSuccess(played)
    const [started, completed] = hookSteps(played)
    expect([started?.name, completed?.name]).toEqual(['Set up runner', 'Complete runner'])
    expect(started?.printed).toMatch(/^::group::This machine$/m)
    expect(started?.printed).toMatch(/ on this machine \(\d+ of \d+ checks passed\)\.$|No problems found/m)
    expect(started?.annotations.filter(({ level }) => level === 'warning')).toEqual([])
    expect(completed?.printed).toContain(`\ncontainer ${name} (berth-ground/busybox:1, running)\n`)
    expect(completed?.printed).toContain(`\nnetwork ${name} (bridge)\n`)
    expect(completed?.printed).toContain(`\nvolume ${name} (local)\n`)
    expect(completed?.summary).toContain(
      `| container | <code>${name}</code> | berth-ground/busybox:1, running |  |`,
    )
    // The ledger.
    expect(completed?.summary).toMatch(new RegExp(`${name}[\\s\\S]*### Left in Docker by this job`))
    expect(completed?.printed).not.toContain('::warning')
    // What the runner itself makes for a job is gone by then.
    expect(completed?.printed).not.toContain('github_network')
    // Nothing of Berth is left to be killed.
    expect(played.log).not.toContain('Terminate orphan process')
    expect(docker('inspect', '--format', '{{.State.Running}}', name).trim()).toBe('true')
  })
})

test('a job that leaves nothing has no summary of it', async () => {
  const played = await play({ hooks: await writtenHooks(), job: 'steps:\n  - run: docker version\n' })
  expectSuccess(played)
  const [, completed] = hookSteps(played)
  // Other tests use this daemon at the same time.
  if (completed?.printed.includes('by this job: nothing')) expect(completed.summary).toBe('')
})

test('env of the workflow and GITHUB_ENV do not reach the hooks', async () => {
  const name = await leftName()
  const played = await play({
    hooks: await writtenHooks(),
    job: `env: {DOCKER_HOST: 'unix:///none.sock'}
steps:
  - run: env --unset DOCKER_HOST docker volume create ${name}
  - run: echo DOCKER_HOST=unix:///none-later.sock >>"$GITHUB_ENV"
`,
  })
  expectSuccess(played)
  expect(hookSteps(played)[1]?.printed).toContain(`volume ${name} `)
})

describe('a machine without a daemon', () => {
  const inherited = { ...process.env, DOCKER_HOST: 'unix:///none.sock' }
  const job = 'steps:\n  - run: echo reached\n'

  test('is an annotation, and the job runs', async () => {
    const played = await play({ hooks: await writtenHooks(), inherited, enter: [], job })
    expectSuccess(played)
    const [started, completed] = hookSteps(played)
    expect(started?.annotations).toMatchObject([{ level: 'error', title: 'no-reachable-engine' }])
    expect(completed?.printed).toBe(
      'The hook before this job has recorded no daemon, so what the job left is not known.\n',
    )
  })

  test('with --fail-on error it fails each job before its first step', async () => {
    const hooks = await writtenHooks('--fail-on', 'error')
    const played = await play({ hooks, inherited, enter: [], job })
    expect(played.status).toBe('failure')
    expect(played.steps.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Set up runner', 'failure'],
      ['echo reached', 'skipped'],
      ['Complete runner', 'success'],
    ])
  })
})

test('a Berth that has gone from the machine is a warning, and the job runs', async () => {
  const hooks = await writtenHooks()
  for (const script of Object.values(hooks)) {
    const text = execFileSync('cat', [script], { encoding: 'utf8' })
    writeFileSync(script, text.replace(/^berth=.*$/m, "berth='/gone/doctor.js'"))
  }
  const played = await play({ hooks, job: 'steps:\n  - run: echo reached\n' })
  expectSuccess(played)
  for (const { annotations } of hookSteps(played))
    expect(annotations).toMatchObject([
      {
        level: 'warning',
        title: 'berth hooks',
        message: expect.stringContaining('/gone/doctor.js is missing'),
      },
    ])
})

test('a hook script that has gone fails the job, as the runner does', async () => {
  const hooks = await writtenHooks()
  rmSync(dirname(hooks.started), { recursive: true })
  const played = await play({ hooks, job: 'steps:\n  - run: echo reached\n' })
  expect(played.status).toBe('failure')
})
