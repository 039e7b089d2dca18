import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { startRegistry } from '../opened/registry.ts'
import { docker } from './host.ts'
import { hostEndpoint } from './host-engine.ts'
import { images } from './images.ts'
import { aGuard, shell } from './own-guard.ts'

const image = images.busybox
const modes = ['enforce', 'audit'] as const

/** A server that prints the time, and ends at once with SIGTERM. */
const server = `docker run -d --name s$T ${image} sh -c 'trap exit TERM; while true; do date; sleep 0.2; done' >/dev/null`

/** Scripts of the shell, and what they print behind a guard as without one. */
const uses: Readonly<Record<string, readonly [script: string, printed: string | RegExp, input?: string]>> = {
  'docker run': [`docker run --rm ${image} echo hi`, 'hi'],
  'docker run with an exit code': [`docker run --rm ${image} sh -c 'exit 7'; echo $?`, '7'],
  'docker run -i until the end of its input': [
    `docker run -i --rm ${image} sh -c 'cat; echo over'`,
    'some inputover',
    'some input',
  ],
  'docker run -t': [`script -qec "docker run -t --rm ${image} tty" /dev/null`, '/dev/pts/0'],
  'docker exec': [`${server}; docker exec s$T echo in`, 'in'],
  'docker exec -i until the end of its input': [
    `${server}; docker exec -i s$T sh -c 'cat; echo over'`,
    'inputover',
    'input',
  ],
  'docker cp out': [`${server}; docker cp s$T:/etc/passwd - | tar tf -`, 'passwd'],
  'docker cp in': [`${server}; echo text > $W/a; docker cp -q $W/a s$T:/b; docker exec s$T cat /b`, 'text'],
  'docker logs -f': [`${server}; docker logs -f s$T | head -2 | wc -l`, '2'],
  'docker start --attach': [
    `docker create -i --name s$T ${image} sh -c 'read a; echo got $a' >/dev/null; docker start --attach -i s$T`,
    'got some input',
    'some input\n',
  ],
  'docker events': [
    `(timeout -k 1 5 docker events --filter event=die --format '{{.Action}}' | head -1) & sleep 0.5; docker run --rm ${image} true; wait`,
    'die',
  ],
  'docker stats': [`${server}; docker stats --no-stream --format '{{.Name}}' s$T | cut -c1`, 's'],
  'docker wait': [`${server}; (docker wait s$T) & sleep 0.3; docker stop -t 9 s$T >/dev/null; wait`, '0'],
  'docker top, inspect, rename, pause and update': [
    `${server}; docker top s$T >/dev/null && docker pause s$T >/dev/null && docker unpause s$T >/dev/null &&
     docker update --memory 64m --memory-swap 64m s$T >/dev/null && docker rename s$T r$T && docker inspect -f {{.HostConfig.Memory}} r$T`,
    '67108864',
  ],
  'bind mounts and volumes': [
    `echo bound > $W/f; docker volume create v$T >/dev/null
     docker run --rm -v $W/f:/f:ro -v v$T:/v -v /anonymous ${image} sh -c 'cp /f /v/f'; docker run --rm -v v$T:/v ${image} cat /v/f`,
    'bound',
  ],
  networks: [
    `docker network create n$T >/dev/null; docker run -d --name s$T --network n$T ${image} sleep 9 >/dev/null
     docker run --rm --network n$T ${image} ping -c 1 s$T | grep -c '1 packets received'; docker rm -f s$T >/dev/null; docker network rm n$T`,
    /^1\nn\w+$/,
  ],
  'the classic build': [
    `printf 'FROM ${image}\\nRUN echo built > /f' | DOCKER_BUILDKIT=0 docker build -q -t $T:c - >/dev/null 2>&1; docker run --rm $T:c cat /f`,
    'built',
  ],
  'docker save and load': [
    `docker tag ${image} $T:s; docker save $T:s > $W/tar; docker rmi $T:s >/dev/null; docker load -q -i $W/tar`,
    /^Loaded image: \w+:s$/,
  ],
}

describe.each(modes)('with guard: %s', (mode) => {
  test.each(Object.entries(uses))('%s works as without it', async (_, [script, printed, input]) => {
    const { sh, records } = await aGuard(mode)
    const text = (await sh(script, input)).replaceAll('\r', '')
    if (typeof printed === 'string') expect(text).toBe(printed)
    else expect(text).toMatch(printed)
    expect(records.filter(({ kind }) => kind === 'refused' || kind === 'would-refuse')).toEqual([])
  })
})

test.each(modes)('with guard: %s, Buildx builds on the BuildKit of the daemon', async (mode) => {
  const { sh, workspace } = await aGuard(mode)
  await writeFile(
    join(workspace, 'Dockerfile'),
    `FROM ${image}\nRUN --mount=type=secret,id=s cat /run/secrets/s > /f`,
  )
  const print = `docker buildx build --load -q --secret id=s,env=SECRET -t $T:b $W >/dev/null; docker run --rm $T:b cat /f`
  expect(await sh(`export SECRET=session; ${print}`)).toBe('session')
})

test('a push and a pull go through the guard, with a login', async () => {
  const { sh } = await aGuard('enforce')
  const registry = await startRegistry({ user: 'a-user', password: 'a-password' })
  const text = await sh(`export DOCKER_CONFIG=$W
    echo a-password | docker login -u a-user --password-stdin ${registry} >/dev/null 2>&1 && echo logged in
    docker tag ${image} ${registry}/$T:p && docker push -q ${registry}/$T:p >/dev/null && docker rmi ${registry}/$T:p >/dev/null
    docker pull -q ${registry}/$T:p >/dev/null && docker run --rm ${registry}/$T:p echo pulled; docker rmi ${registry}/$T:p >/dev/null`)
  expect(text).toBe('logged in\npulled')
})

test('Compose brings a project up and down', async () => {
  const { sh, workspace } = await aGuard('enforce')
  // Compose 5 speaks to no engine before 25 (docker/compose, its lowest API version is 1.44).
  const [major = 0] = (await docker('version', '--format', '{{.Server.Version}}')).split('.').map(Number)
  if (major < 25) return
  await writeFile(
    join(workspace, 'compose.yaml'),
    `services: {web: {image: ${image}, command: sleep 60, init: true, volumes: ['data:/data']}}\nvolumes: {data: {}}\n`,
  )
  const compose = 'docker compose -p p$T -f $W/compose.yaml'
  expect(await sh(`${compose} up -d >/dev/null 2>&1; ${compose} ps --format {{.State}}`)).toBe('running')
  expect(
    await sh(`${compose} exec -T web echo in; ${compose} down -t 1 -v >/dev/null 2>&1; docker ps -aq`),
  ).toBe('in')
})

test('a client as in Testcontainers works: it creates, starts, reads logs, executes, and removes', async () => {
  const { socket, token } = await aGuard('enforce')
  const client = new Dockerode({ socketPath: socket })
  const container = await client.createContainer({
    name: `d${token}`,
    Image: image,
    Cmd: ['sh', '-c', 'echo ready; sleep 60'],
    ExposedPorts: { '80/tcp': {} },
    HostConfig: {
      PortBindings: { '80/tcp': [{ HostPort: '' }] },
      AutoRemove: true,
      ExtraHosts: ['a:127.0.0.1'],
    },
    Labels: { 'org.testcontainers': 'true' },
  })
  await container.start()
  const { NetworkSettings } = await container.inspect()
  expect(Number(NetworkSettings.Ports['80/tcp']?.[0]?.HostPort)).toBeGreaterThan(1024)
  const logs = await container.logs({ follow: true, stdout: true })
  const [first] = await once(logs, 'data')
  expect(String(first)).toContain('ready')
  const command = await container.exec({ Cmd: ['cat'], AttachStdin: true, AttachStdout: true })
  const stream = await command.start({ hijack: true, stdin: true })
  stream.end('through the exec')
  expect(String(Buffer.concat(await stream.toArray()))).toContain('through the exec')
  await container.kill()
})

test('the things of a neighbor are not listed, cannot be touched, and outlive a prune', async () => {
  const [neighbor, own] = [await aGuard('enforce'), await aGuard('enforce')]
  const name = `x${neighbor.token}`
  await neighbor.sh(`docker network create ${name}; docker volume create ${name}
    docker run -d --name ${name} --network ${name} -v ${name}:/v ${image} sleep 60; docker run --name ${name}e ${image} true`)
  const text =
    await own.sh(`docker ps -a --format {{.Names}}; docker volume ls -q; docker network ls --format {{.Name}} | grep ^x
    docker system prune -af --volumes | tail -1
    for words in 'exec ${name} env' 'rm -f ${name}' 'logs ${name}' 'cp ${name}:/etc/passwd -' 'container inspect ${name}' 'volume rm ${name}' \\
      'network rm ${name}' 'run --rm -v ${name}:/v ${image} ls' 'run --rm --network ${name} ${image} ls' \\
      'run --rm --network container:${name} ${image} ls' 'run --rm --volumes-from ${name} ${image} ls'
    do docker $words 2>&1 | grep -o '(rule [a-z-]*)' | head -1; done`)
  expect(text.split('\n')).toEqual([
    'Total reclaimed space: 0B',
    ...['container', 'container', 'container', 'container', 'container', 'volume', 'network', 'volume'].map(
      (kind) => `(rule foreign-${kind})`,
    ),
    ...['network', 'container', 'container'].map((kind) => `(rule foreign-${kind})`),
  ])
  const left = await shell(
    `docker ps -a --format {{.Names}} | grep ${name} | sort; docker volume inspect -f {{.Name}} ${name}`,
    {
      DOCKER_HOST: hostEndpoint,
    },
  )
  expect(left.split('\n')).toEqual([name, `${name}e`, name])
})
