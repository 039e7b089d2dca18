import { globSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { inputVariables } from '../run-action.ts'
import { expectSuccess, type Played, play } from './play.ts'

/** The life of the companion in jobs of a runner, on the machine and in a container. */

const withGuard = `
  - uses: actions/checkout@v5
  - uses: ./
    id: berth
    with: {mode: socket, driver: docker, guard: audit}
`

/** Companions on this machine, those in containers included. */
function companions(run: string): string[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    try {
      const words = readFileSync(path, 'utf8').split('\0')
      const settings = words.find((word) => word.endsWith('/settings.json'))
      return textOf(settings).includes(`"berth.run":"${run}"`) ? [words.join(' ')] : []
    } catch {
      return []
    }
  })
}

const textOf = (path: string | undefined) => readFileSync(path ?? '', 'utf8')

let played: Played | undefined
afterEach(async () => {
  const run = played?.run ?? ''
  for (let tries = 0; tries < 50 && companions(run).length > 0; tries++) await sleep(100)
  expect(companions(run)).toEqual([])
})

describe.each([
  ['on the machine', ''],
  ['in a container', 'container: berth-ground/act-job:1\n'],
])('a job %s', (_, container) => {
  test('has it until the post step, which ends it without a word', async () => {
    played = await play({
      job: `${container}steps:${withGuard}
  - run: docker version --format 'through {{.Server.Version}}'
  - run: docker version --format 'again {{.Server.Version}}'
`,
    })
    expectSuccess(played)
    expect(played.printed('main')).toMatch(/^through \d[\s\S]*^again \d/m)
    expect(played.printed('post')).toContain('Ending the companion')
    expect(played.printed('post')).not.toContain('::warning')
    expect(played.log).not.toContain('Terminate orphan process')
  })

  test('that is cancelled as it starts leaves none', async () => {
    played = await play({
      cancelOn: 'Starting the companion',
      job: `${container}steps:${withGuard}  - run: echo never\n`,
    })
    expect(played.status).toBe('cancelled')
    expect(played.printed('post')).toContain('Berth cleaned up.')
    expect(played.log).not.toContain('Terminate orphan process')
  })

  test('in which it is killed says so after the job, and later steps fail at once', async () => {
    played = await play({
      job: `${container}steps:${withGuard}
  - run: |
      kill -KILL $(cat "$RUNNER_TEMP"/berth-*-companion/process.json | sed 's/[^0-9]*\\([0-9]*\\).*/\\1/')
      ! timeout 10 docker version
      echo survived
`,
    })
    expectSuccess(played)
    expect(played.printed('main')).toContain('Cannot connect to the Docker daemon at unix://')
    expect(played.printed('main')).toContain('survived')
    const [warning] = played.steps.find(({ stage }) => stage === 'post')?.annotations ?? []
    expect(warning?.message).toMatch(
      /^The companion \(.*guard.*\) was killed before the job ended, after \S+Z\./,
    )
    expect(played.printed('post')).toContain('::group::Log of the companion')
  })
})

// docs/threat-model.md, "By situation".
test('in a container job the steps have the raw socket that the runner mounts, and the output says so', async () => {
  played = await play({
    job: `container: berth-ground/act-job:1
steps:${withGuard.replace('audit', 'enforce')}
  - run: |
      attack() { docker $1 run --rm --volume /etc/shadow:/shadow:ro berth-ground/busybox:1 head -c 5 /shadow; }
      echo "raw: $(attack '--host unix:///var/run/docker.sock')"
      echo "guarded: $(attack '' 2>&1 | tail -1)"
`,
  })
  expectSuccess(played)
  expect(played.outputs('berth')['guard-boundary']).toBe('advisory')
  expect(played.printed('main')).toMatch(/^raw: root:$/m)
  expect(played.printed('main')).toMatch(/^guarded: (?!root:)/m)
})

test('a post step that cannot run leaves it to the runner, which kills it as an orphan', async () => {
  played = await play({
    job: `steps:${withGuard}  - run: rm "$GITHUB_WORKSPACE/dist/post.js"\n`,
  })
  expect(played.status).toBe('failure')
  expect(played.log).toMatch(/Terminate orphan process: pid \(\d+\)/)
})

// As a composite action does it: the shell of the step ends, and the job goes on.
test('started by a program of a step, it outlives the step', async () => {
  const inputs = JSON.stringify(inputVariables({ mode: 'socket', driver: 'docker', guard: 'audit' }))
  played = await play({
    job: `steps:
  - uses: actions/checkout@v5
  - env: ${inputs}
    run: node dist/main.js
  - run: |
      sleep 5
      docker version --format "at $DOCKER_HOST {{.Server.Version}}"
`,
  })
  expectSuccess(played)
  expect(played.printed('main')).toMatch(/^at unix:\/\/.*berth-.* \d/m)
  expect(played.log).toMatch(/Terminate orphan process: pid \(\d+\)/)
})
