import { expect, test } from '@jest/globals'
import { runProcess } from '../../ground/runner/run-process.ts'
import { expectSuccess, makeImage, play } from './play.ts'

/** What a job in a container gets of a runner on GitHub, and this one must give. */
const container = `
container: berth-ground/act-job:1
`
const checkout = `
  - uses: actions/checkout@v5
`

test('a container job has the paths, the network and the socket of a runner', async () => {
  const played = await play({
    job: `
${container}
env:
  OF_JOB: from the job
steps:${checkout}
  - id: first
    env:
      OF_STEP: \${{ env.OF_JOB }}, seen
    run: |
      test "$OF_STEP" = "from the job, seen"
      pwd
      echo "$GITHUB_WORKSPACE $RUNNER_TEMP $HOME"
      ls -d /__w /__t /__e/node24/bin/node /github/home /github/workflow /var/run/docker.sock
      echo "a=b" >>"$GITHUB_OUTPUT"
      echo "LATER=/__w/x" >>"$GITHUB_ENV"
      echo "/__w/bin" >>"$GITHUB_PATH"
      hostname
  - run: |
      echo "\${{ steps.first.outputs.a }} $LATER $PATH \${{ job.container.network }}"
      ! echo unreached >/__e/x
`,
  })
  expectSuccess(played)
  const printed = played.printed('main')
  expect(printed).toContain('/__w/berth/berth\n/__w/berth/berth /__w/_temp /github/home\n')
  expect(printed).toMatch(/^b \/__w\/x \/__w\/bin:\/.* github_network_[0-9a-f]{32}$/m)
})

test('the client of a container job obeys a DOCKER_HOST of GITHUB_ENV', async () => {
  const played = await play({
    job: `
${container}
steps:
  - run: echo DOCKER_HOST=unix:///__w/_temp/none.sock >>"$GITHUB_ENV"
  - run: echo reached
`,
  })
  expect(played.status).toBe('failure')
  expect(played.printed('main')).toContain(
    'Cannot connect to the Docker daemon at unix:///__w/_temp/none.sock',
  )
  expect(played.printed('main')).not.toContain('reached')
})

test('a Docker container action obeys it too, but its image was made on the host', async () => {
  const files = {
    'action/action.yml': 'runs:\n  using: docker\n  image: Dockerfile\n  args: [hello]\n',
    'action/Dockerfile': 'FROM berth-ground/busybox:1\nENTRYPOINT ["echo", "acted:"]\n',
  }
  const job = (host: string) => `
steps:${checkout}
  - run: echo "DOCKER_HOST=${host}" >>"$GITHUB_ENV"
  - uses: ./action
`
  const none = await play({ files, job: job('unix:///tmp/none.sock') })
  expect(none.printed('main')).toContain('Cannot connect to the Docker daemon at unix:///tmp/none.sock')
  expect(none.log).toMatch(/Successfully built|naming to/)
  const own = await play({ files, job: job('') })
  expectSuccess(own)
  expect(own.printed('main')).toContain('acted: hello')
})

test('a service is at its name in the job container, and at its port on the machine', async () => {
  const image = await makeImage(
    'FROM berth-ground/busybox:1\nCMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]\n',
  )
  const services = `
services:
  web:
    image: ${image}
    ports: ['8080']
steps:
  - run: echo "port \${{ job.services.web.ports['8080'] }}"
`
  const inside = await play({
    job: `${container}${services}  - run: node -e 'fetch("http://web:8080/passwd").then(({status}) => console.log(status))'\n`,
  })
  expectSuccess(inside)
  expect(inside.printed('main')).toMatch(/^port \d+\n200\n/m)
  const url = `http://127.0.0.1:\${{ job.services.web.ports['8080'] }}/passwd`
  const outside = await play({
    job: `${services}  - run: node -e 'fetch("${url}").then(({status}) => console.log(status))'\n`,
  })
  expectSuccess(outside)
  expect(outside.printed('main')).toMatch(/^port \d+\n200\n/m)
})

test('post steps come in reverse order, also after a failure, and know what main saved', async () => {
  const action = (name: string) => ({
    [`${name}/action.yml`]:
      'inputs: {who: {default: x}}\nruns: {using: node24, main: main.cjs, post: post.cjs}\n',
    [`${name}/main.cjs`]:
      'require("fs").appendFileSync(process.env.GITHUB_STATE, "who=" + process.env.INPUT_WHO)',
    [`${name}/post.cjs`]: 'console.log("post of " + process.env.STATE_who)',
  })
  const played = await play({
    files: { ...action('one'), ...action('two') },
    job: `
${container}
steps:${checkout}
  - uses: ./one
    with: {who: first}
  - uses: ./two
    with: {who: second}
  - run: exit 3
  - run: echo unreached
  - if: failure()
    run: echo after the failure
`,
  })
  expect(played.status).toBe('failure')
  expect(played.steps.map(({ outcome }) => outcome)).toEqual([
    'success',
    'success',
    'success',
    'failure',
    'skipped',
    'success',
    'success',
    'success',
  ])
  expect(played.printed('post')).toBe('post of second\npost of first\n')
})

test('a job that is cancelled ends its step by SIGINT, and its post steps run', async () => {
  const played = await play({
    files: {
      'one/action.yml': 'runs: {using: node24, main: main.cjs, post: post.cjs}\n',
      'one/main.cjs':
        'process.on("SIGINT", () => {console.log("interrupted"); process.exit(1)}); console.log("working"); setTimeout(() => {}, 60000)',
      'one/post.cjs': 'console.log("cleaned")',
    },
    cancelOn: 'working',
    job: `
steps:${checkout}
  - uses: ./one
  - run: echo unreached
`,
  })
  expect(played.status).toBe('cancelled')
  expect(played.printed('main')).toBe('working\ninterrupted\n')
  expect(played.printed('post')).toBe('cleaned\n')
})

test('a program that ignores SIGINT gets SIGTERM after 7.5 s', async () => {
  const cancel = new AbortController()
  const script =
    'process.on("SIGINT", () => console.log("no")); console.log("up"); setTimeout(() => {}, 60000)'
  const started = performance.now()
  const { exitCode, output } = await runProcess([process.execPath, '-e', script], {
    machine: { enter: [], inherited: process.env },
    directory: '/',
    signal: cancel.signal,
    onOutput: () => cancel.abort(),
  })
  expect({ exitCode, output }).toEqual({ exitCode: 137, output: 'up\nno\n' })
  expect(performance.now() - started).toBeGreaterThan(7400)
})
