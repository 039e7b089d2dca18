import { beforeAll, expect, test } from '@jest/globals'
import { expectSuccess, makeImage, play } from './play.ts'

/** Jobs on the machine itself, with services and Docker container actions, which the runner starts by its own client. */

let service = ''

beforeAll(async () => {
  service = await makeImage('FROM berth-ground/busybox:1\nCMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]\n')
})

/** A job with these inputs of Berth and these steps, lines of YAML, after it. */
function job(inputs: string, steps: string): string {
  return `
services:
  web:
    image: ${service}
    ports: ['8080']
steps:
  - uses: actions/checkout@v5
  - uses: ./
    id: berth
    with: {mode: dind, dind-image: berth-ground/dind:official${inputs}}
${steps}`
}

const load = `docker --host unix:///var/run/docker.sock save berth-ground/busybox:1 | docker load`
const action = {
  'action/action.yml': 'runs: {using: docker, image: Dockerfile, args: [http://web:8080/passwd]}\n',
  'action/Dockerfile': 'FROM berth-ground/busybox:1\nENTRYPOINT ["wget", "-qO-"]\n',
}

test('dind: ports of inner containers, and services from inner containers by their published ports', async () => {
  const played = await play({
    job: job(
      '',
      `  - env: {PORT: "$\{{ job.services.web.ports['8080'] }}"}
    run: |
      ${load}
      docker run --detach --publish 8080:8080 berth-ground/busybox:1 httpd -f -p 8080 -h /etc
      node -e "fetch('http://$TC_HOST:8080/passwd').then(({status}) => console.log('published', status))"
      node -e "fetch('http://localhost:8080/passwd').then(({status}) => console.log('at localhost', status))"
      docker run --rm --add-host host.docker.internal:host-gateway berth-ground/busybox:1 \\
        wget -qO- "http://host.docker.internal:$PORT/passwd" | sed 's/^/service: /'
`,
    ),
  })
  expectSuccess(played)
  expect(played.printed('main')).toContain('published 200')
  expect(played.printed('main')).toContain('at localhost 200')
  expect(played.printed('main')).toContain('service: root:')
  expect(played.left).toEqual([])
})

test('dind: a Docker container action is diverted by DOCKER_HOST, which lacks its image and network', async () => {
  const played = await play({ files: action, job: job('', '  - uses: ./action\n') })
  expect(played.status).toBe('failure')
  expect(played.printed('main')).toMatch(
    /Unable to find image|No such image|network github_network_\w+ not found/,
  )
  expect(played.left).toEqual([])
})

test('export: docker-config: Docker container actions use the host daemon, with runner 2.329 and later', async () => {
  const steps = `  - run: |
      ${load}
      docker run --rm --volume "$PWD:/work" berth-ground/busybox:1 ls /work/action.yml
      docker version --format 'engine {{.Server.Version}}'
  - uses: ./action
`
  const played = await play({ files: action, job: job(', export: docker-config', steps) })
  expectSuccess(played)
  expect(played.printed('main')).toContain('/work/action.yml\nengine 29.')
  expect(played.printed('main')).toContain('root:x:0:0')
  expect(played.left).toEqual([])
})

test('export: none leaves each step to say which engine it wants', async () => {
  const steps = `  - env: {DOCKER_HOST: "$\{{ steps.berth.outputs.docker-host }}"}
    run: docker version --format 'engine {{.Server.Version}}'
  - run: |
      ! env | grep -E '^(DOCKER|BUILDX|TESTCONTAINERS|TC)_'
  - uses: ./action
`
  const played = await play({ files: action, job: job(', export: none', steps) })
  expectSuccess(played)
  expect(played.printed('main')).toContain('engine 29.')
  expect(played.printed('main')).toContain('root:x:0:0')
  expect(played.left).toEqual([])
})

test.each([
  'mode: dind, dind-image: berth-ground/dind:official',
  'mode: socket, driver-opts: image=berth-ground/buildkit:1',
])('%s: post undoes it, whatever later steps have set', async (inputs) => {
  const played = await play({
    job: `
steps:
  - uses: actions/checkout@v5
  - uses: ./
    with: {${inputs}}
  - run: |
      printf '%s\\n' DOCKER_HOST=tcp://192.0.2.1:2376 DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=/nowhere DOCKER_CONTEXT=none \\
        DOCKER_CONFIG=/nowhere BUILDX_CONFIG=/nowhere BUILDX_BUILDER=none DOCKER_API_VERSION=1.10 >>"$GITHUB_ENV"
`,
  })
  expectSuccess(played)
  expect(played.printed('post')).toContain('Berth cleaned up.')
  expect(played.printed('post')).not.toContain('::warning')
  expect(played.left).toEqual([])
})
