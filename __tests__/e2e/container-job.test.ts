import { beforeAll, expect, test } from '@jest/globals'
import { expectSuccess, makeImage, play } from './play.ts'

/** Jobs in a container, as GitHub's runner plays them: each step is a `docker exec` of the machine's client. */

const jobImage = 'berth-ground/act-job:1'
const dind = '{mode: dind, dind-image: berth-ground/dind:official}'
let service = ''

beforeAll(async () => {
  service = await makeImage('FROM berth-ground/busybox:1\nCMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]\n')
})

/** A job with these inputs of Berth and these steps, lines of YAML, after it. */
function job(inputs: string, steps: string, image = jobImage, options = ''): string {
  return `
container:
  image: ${image}
  options: ${options}
services:
  web:
    image: ${service}
    ports: ['8080']
steps:
  - uses: actions/checkout@v5
  - uses: ./
    id: berth
    with: ${inputs}
${steps}`
}

/** No registry can be reached from here: the job daemon gets the base image from the host's engine. */
const load = `
  - run: docker --host unix:///var/run/docker.sock save berth-ground/busybox:1 | docker load
`
const build = `
      printf 'FROM berth-ground/busybox:1\\nRUN echo built >/built\\nCMD cat /built\\n' >Dockerfile
      docker build --tag built . && docker run --rm built
`

test('dind: later steps use Docker as anybody would, reach ports and services, and post undoes it', async () => {
  const played = await play({
    job: job(
      dind,
      `${load}
  - run: |
      docker run --rm --volume "$PWD:/work" berth-ground/busybox:1 ls /work/action.yml
${build}
  - run: |
      docker run --detach --publish 8080:8080 berth-ground/busybox:1 httpd -f -p 8080 -h /etc
      test "$TC_HOST" = "$TESTCONTAINERS_HOST_OVERRIDE"
      docker run --detach --publish 127.0.0.1:8081:8080 berth-ground/busybox:1 httpd -f -p 8080 -h /etc
      for place in $TC_HOST:8080 localhost:8080 localhost:8081; do
        node -e "fetch('http://$place/passwd').then(({status}) => console.log('published $place', status))"
      done
      node -e "require('http').createServer((_, reply) => reply.end('of the job')).listen(8090)" & server=$!
      until node -e "fetch('http://localhost:8090').catch(() => process.exit(1))"; do sleep 0.1; done
      docker run --rm berth-ground/busybox:1 wget -qO- "http://$(hostname):8090" | sed 's/^/by the name of its container: /'
      kill $server
  - env: {PORT: "$\{{ job.services.web.ports['8080'] }}"}
    run: |
      docker run --rm --add-host host.docker.internal:host-gateway berth-ground/busybox:1 \\
        wget -qO- "http://host.docker.internal:$PORT/passwd" | sed 's/^/by its port: /'
      address=$(getent hosts web | cut -d' ' -f1)
      docker run --rm berth-ground/busybox:1 wget -qO- "http://$address:8080/passwd" | sed 's/^/by address: /'
      docker run --rm berth-ground/busybox:1 wget -qO- "http://web:8080/passwd" | sed 's/^/by name: /'
      docker network create own
      docker run --rm --network own berth-ground/busybox:1 wget -qO- "http://web:8080/passwd" | sed 's/^/on a network: /'
  - run: |
      # A program that reads no context.
      DOCKER_HOST=$\{{ steps.berth.outputs.docker-host }} docker --context default version --format 'engine {{.Server.Version}}'
`,
    ),
  })
  expectSuccess(played)
  const printed = played.printed('main')
  for (const line of [
    '/work/action.yml\n',
    '\nbuilt\n',
    'engine 29.',
    'by the name of its container: of the job',
  ])
    expect(printed).toContain(line)
  expect(printed).toMatch(/published [\d.]+:8080 200/)
  for (const place of ['localhost:8080', 'localhost:8081'])
    expect(printed).toContain(`published ${place} 200`)
  for (const way of ['by its port', 'by address', 'by name', 'on a network'])
    expect(printed).toContain(`${way}: root:`)
  expect(played.outputs('berth')).toMatchObject({
    ...{ mode: 'dind', 'host-workspace': '/__w/berth/berth', 'ports-host': '127.0.0.1' },
  })
  expect(played.printed('post')).toContain('Berth cleaned up.')
  expect(played.left).toEqual([])
})

test.each(['auto', 'capabilities'])(
  'dind, network: sealed, privilege: %s: a build and a container on the host network reach a service by its name',
  async (privilege) => {
    const sealed = `{mode: dind, dind-image: berth-ground/dind:official, network: sealed, privilege: ${privilege}}`
    const steps = `${load}
  - run: |
      printf 'FROM berth-ground/busybox:1\\nRUN wget -qO- http://web:8080/passwd >/passwd\\nCMD sed s/^/built:/ /passwd\\n' >Dockerfile
      docker build --network host --tag built . && docker run --rm built
      docker run --rm --network host berth-ground/busybox:1 wget -qO- http://web:8080/passwd | sed 's/^/run:/'
      docker run --detach --network host berth-ground/busybox:1 httpd -f -p 8090 -h /etc
      node -e "fetch('http://$TC_HOST:8090/passwd').then(({status}) => console.log('open', status))"
`
    const played = await play({ job: job(sealed, steps) })
    expectSuccess(played)
    for (const line of ['built:root:', 'run:root:', 'open 200'])
      expect(played.printed('main')).toContain(line)
    expect(played.outputs('berth')['ports-host']).toMatch(/^\d+(\.\d+){3}$/)
    expect(played.left).toEqual([])
  },
)

test('dind: a Docker container action uses the host daemon, which has its image', async () => {
  const files = {
    'action/action.yml': 'runs: {using: docker, image: Dockerfile, args: [hello]}\n',
    'action/Dockerfile': 'FROM berth-ground/busybox:1\nENTRYPOINT ["echo", "acted:"]\n',
  }
  const steps = `
  - uses: ./action
  - uses: docker://berth-ground/busybox:1
    with: {args: wget -qO- http://web:8080/passwd}
`
  const played = await play({ files, job: job(dind, steps) })
  expectSuccess(played)
  expect(played.printed('main')).toContain('acted: hello')
  expect(played.printed('main')).toContain('root:x:0:0')
  expect(played.left).toEqual([])
})

test('dind: an image with a user other than root, and an earlier registry login', async () => {
  const image = await makeImage(`FROM ${jobImage}\nRUN useradd --uid 1001 runner\nUSER runner\n`)
  const login = `
  - run: |
      mkdir -p ~/.docker && echo '{"auths":{"registry.example":{"auth":"dXNlcjpzZWNyZXQ="}}}' >~/.docker/config.json
`
  const asked = job(
    dind,
    `${load}  - run: |
      id -u
      docker run --rm --user "$(id -u)" berth-ground/busybox:1 echo ran
      grep -o dXNlcjpzZWNyZXQ= "$DOCKER_CONFIG/config.json"
      stat -c %a "$DOCKER_CONFIG" "$DOCKER_CONFIG/config.json"
  - if: always()
    run: echo "$DOCKER_CONFIG" >~/where
`,
    image,
    `--group-add $\{{ vars.SOCKET_GROUP }}`,
  ).replace('  - uses: ./\n', `${login}  - uses: ./\n`)
  const played = await play({ owner: 1001, job: asked })
  expectSuccess(played)
  expect(played.printed('main')).toContain('1001\nran\ndXNlcjpzZWNyZXQ=\n700\n600\n')
  expect(played.left).toEqual([])
})

test('dind: an image without a Docker client', async () => {
  const image = await makeImage(
    `FROM ${jobImage}\nRUN rm /usr/bin/docker /usr/local/lib/docker/cli-plugins/*\n`,
  )
  const steps = `
  - run: |
      ! command -v docker
      node -e "require('http').get({socketPath: '$\{{ steps.berth.outputs.socket }}', path: '/version'}, (answer) => answer.pipe(process.stdout))"
`
  const played = await play({ job: job(dind, steps, image) })
  expectSuccess(played)
  expect(played.printed('main')).toContain('"Version":"29.')
  expect(played.left).toEqual([])
})

test('socket: later steps use the host daemon and mount the workspace from `host-workspace`', async () => {
  const played = await play({
    job: job(
      '{mode: socket, driver: docker}',
      `  - run: |
      docker run --rm --volume "$\{{ steps.berth.outputs.host-workspace }}:/work" berth-ground/busybox:1 ls /work/action.yml
${build}      docker image rm built
`,
    ),
  })
  expectSuccess(played)
  expect(played.printed('main')).toContain('/work/action.yml\n')
  expect(played.printed('main')).toContain('\nbuilt\n')
  expect(played.left).toEqual([])
})

test('socket: the new builder is current, and docker build leaves its image on the host daemon', async () => {
  const played = await play({
    job: job(
      '{mode: socket, driver-opts: image=berth-ground/buildkit:1}',
      `  - run: |
${build}      docker image rm built
      docker buildx inspect | awk '/^Name/ && !found++ { print "current: " $2 }'
      echo FROM scratch | docker buildx build --platform linux/amd64,linux/arm64 -
`,
    ),
  })
  expectSuccess(played)
  expect(played.printed('main')).toContain('\nbuilt\n')
  expect(played.printed('main')).toContain(`current: ${played.outputs('berth')['name']}`)
  expect(played.left).toEqual([])
})

test('auto uses the host daemon if only the workspace path differs', async () => {
  const steps = `  - run: docker run --rm --volume "$\{{ steps.berth.outputs.host-workspace }}:/work" berth-ground/busybox:1 ls /work/action.yml
`
  const played = await play({ job: job('{driver: docker}', steps) })
  expectSuccess(played)
  expect(played.outputs('berth')).toMatchObject({ mode: 'socket' })
  expect(played.printed('main')).toContain('/work/action.yml\n')
  expect(played.left).toEqual([])
})

test('inspect changes nothing', async () => {
  const played = await play({
    job: job('{mode: inspect}', `  - run: docker version && ! env | grep ^DOCKER_\n`),
  })
  expectSuccess(played)
  expect(played.outputs('berth')).toMatchObject({
    mode: 'inspect',
    'docker-host': 'unix:///var/run/docker.sock',
  })
  expect(played.left).toEqual([])
})

test.each(['Creating volume', 'Starting job daemon', 'Creating DOCKER_CONFIG'])(
  'cancelled at "%s": main, which goes on in its container, is ended, and nothing stays',
  async (cancelOn) => {
    const played = await play({ cancelOn, job: job(dind, '') })
    expect(played.status).toBe('cancelled')
    expect(played.printed('post')).toContain('Berth cleaned up.')
    expect(played.left).toEqual([])
  },
)

test('socket: a Buildx of the tool cache serves the steps in the container, and the runner goes on entering it', async () => {
  const plugin = `docker info --format '{{range .ClientInfo.Plugins}}{{if eq .Name "buildx"}}{{.Path}}{{end}}{{end}}'`
  const played = await play({
    job: `
container:
  image: ${jobImage}
steps:
  - uses: actions/checkout@v5
  - run: |
      # As an earlier job left it. There is no GitHub here.
      folder="$RUNNER_TOOL_CACHE/buildx/0.99.1"
      mkdir -p "$folder/x64"
      program=$(${plugin})
      cp "$program" "$folder/x64/$(sha256sum "$program" | cut -d' ' -f1)"
      touch "$folder/x64.complete"
  - uses: ./
    with: {mode: socket, version: v0.99.1, driver-opts: 'image=berth-ground/buildkit:1'}
  - run: |
      echo "plugin $(${plugin})"
      printf 'FROM scratch\\nCOPY action.yml /\\n' >Dockerfile
      docker buildx build --output out . && ls out
`,
  })
  expectSuccess(played)
  expect(played.printed('main')).toContain('Found in the tool cache')
  expect(played.printed('main')).toMatch(
    /^plugin \/__w\/_temp\/berth-\w+-client\/cli-plugins\/docker-buildx$/m,
  )
  expect(played.printed('main')).toMatch(/^action\.yml$/m)
  expect(played.printed('post')).toContain('Berth cleaned up.')
  expect(played.left).toEqual([])
})
