import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { docker, endJob, hostMtu, images, loadBusybox, tracesOf } from './host.ts'
import { hostAddress } from './host-engine.ts'

const gibibyte = 1024 ** 3
const settings = '{"labels": ["team=blue"], "features": {"buildkit": true}, "max-concurrent-downloads": 5}'

describe('a job daemon with an image of the official layout', () => {
  let job: Job
  let main: StepResult
  const inside = (...words: string[]) => docker('exec', main.outputs['container'] ?? '', ...words)

  beforeAll(async () => {
    job = await beginJob()
    const limits = { memory: '2g', 'pids-limit': '4096' }
    main = await job.main({ mode: 'dind', 'dind-image': images.dind, 'daemon-config': settings, ...limits })
    if (main.exitCode === 0) await loadBusybox(job)
  })
  afterAll(() => endJob(job))

  test('outputs and environment refer to it', async () => {
    expect(main).toMatchObject({
      exitCode: 0,
      outputs: { mode: 'dind', driver: 'docker', privilege: 'user-namespace' },
    })
    expect(main.outputs['engine-version']).toMatch(/^29\./)
    expect(main.outputs['docker-host']).toBe(`unix://${main.outputs['socket']}`)
    expect(job.environment['DOCKER_HOST']).toBe(main.outputs['docker-host'])
    expect(await job.sh('docker version --format {{.Server.Version}}')).toBe(main.outputs['engine-version'])
  })

  test('`docker build` and `docker buildx build` create images that run', async () => {
    await mkdir(join(job.workspace, 'image'))
    await writeFile(
      join(job.workspace, 'image/Dockerfile'),
      `FROM ${images.busybox}\nRUN echo built >/file\n`,
    )
    await job.sh('docker build --tag one image; docker buildx build --tag two image')
    expect(await job.sh('docker run --rm one cat /file; docker run --rm two cat /file')).toBe('built\nbuilt')
  })

  test('a container can read and write the workspace at the same path', async () => {
    await writeFile(join(job.workspace, 'question'), 'from the job')
    await job.sh(`docker run --rm --volume "$GITHUB_WORKSPACE":/w ${images.busybox} cp /w/question /w/answer`)
    expect(await job.sh('cat answer')).toBe('from the job')
  })

  test('`docker compose up` runs services that reach each other by name', async () => {
    const serve = "sh -c 'echo hello >/tmp/index.html; httpd -f -p 8080 -h /tmp'"
    const ask = "sh -c 'until wget -q -O - http://server:8080; do sleep 0.1; done'"
    const services = `services:
  server: {image: "${images.busybox}", init: true, command: ${JSON.stringify(serve)}}
  client: {image: "${images.busybox}", init: true, command: ${JSON.stringify(ask)}, depends_on: [server]}\n`
    await writeFile(join(job.workspace, 'compose.yaml'), services)
    const log = await job.sh(
      'timeout 60 docker compose up --exit-code-from client 2>&1; docker compose down 2>&1',
    )
    expect(log).toMatch(/client-1 +\| hello/)
  })

  test('a published port is reachable at TESTCONTAINERS_HOST_OVERRIDE', async () => {
    const serve = "sh -c 'echo published >/tmp/index.html; httpd -f -p 80 -h /tmp'"
    await job.sh(`docker run --detach --init --rm --name web --publish 8080:80 ${images.busybox} ${serve}`)
    const ask = 'curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 --max-time 20'
    expect(await job.sh(`${ask} http://$TESTCONTAINERS_HOST_OVERRIDE:8080`)).toBe('published')
    await job.sh('docker rm --force web')
  })

  test('`docker exec` in its container uses it, despite settings in the image or the home directory', async () => {
    await job.sh(`docker run --detach --init --rm --name seen ${images.busybox} sleep 100`)
    expect(await inside('docker', 'ps', '--format', '{{.Names}}')).toBe('seen')
    expect(await inside('sh', '-c', 'unset DOCKER_HOST; docker ps --format {{.Names}}')).toBe('seen')
    await job.sh('docker rm --force seen')
  })

  test('a container can read and write files of the job in temp, the home directory and /tmp', async () => {
    const folders = '"$RUNNER_TEMP" "$HOME" "$(mktemp -d)"'
    const script = `
      for folder in ${folders}; do
        made=$(mktemp -d "$folder/berth-test-XXXXXX")
        trap 'rm -rf "$made"' EXIT
        echo asked >"$made/file"
        docker run --rm --volume "$made":/w ${images.busybox} sh -c 'cat /w/file; echo answered >/w/file'
        cat "$made/file"
        rm -rf "$made"
      done`
    expect(await job.sh(script)).toBe('asked\nanswered\nasked\nanswered\nasked\nanswered')
  })

  test("inner networks have the MTU of the host's network and do not overlap it", async () => {
    await job.sh('docker network create later')
    const bridge = '{{(index .IPAM.Config 0).Gateway}}'
    for (const network of ['bridge', 'later']) {
      const gateway = await job.sh(`docker network inspect --format '${bridge}' ${network}`)
      // The host would send what is for that address to its own gateway: none of its networks has it.
      expect(await job.sh(`ip route get ${gateway}`)).toContain(' via ')
      const mtu = `docker run --rm --network ${network} ${images.busybox} cat /sys/class/net/eth0/mtu`
      expect(await job.sh(mtu)).toBe(String(await hostMtu()))
    }
  })

  test('a container runs as another user than root', async () => {
    expect(await job.sh(`docker run --rm --user 1234 ${images.busybox} id -u`)).toBe('1234')
  })

  test('the memory and process limits apply inside', async () => {
    const limit = (one: string, other: string) =>
      inside('sh', '-c', `cat /sys/fs/cgroup/${one} 2>/dev/null || cat /sys/fs/cgroup/${other}`)
    expect(await limit('memory.max', 'memory/memory.limit_in_bytes')).toBe(String(2 * gibibyte))
    expect(await limit('pids.max', 'pids/pids.max')).toBe('4096')
  })

  test('it has two additional capabilities and a seccomp profile, and is not privileged', async () => {
    const container = main.outputs['container'] ?? ''
    const [{ HostConfig, Config }] = JSON.parse(await docker('inspect', container))
    expect(HostConfig.Privileged).toBe(false)
    expect(HostConfig.CapAdd.map((name: string) => name.replace(/^CAP_/, ''))).toEqual([
      'SYS_ADMIN',
      'NET_ADMIN',
    ])
    expect(HostConfig.SecurityOpt).toEqual([expect.stringMatching(/^seccomp=\{/)])
    expect(HostConfig.Devices ?? []).toEqual([])
    expect(Config.Labels).toMatchObject({
      'berth.run': job.run,
      'berth.repository': 'acme/app',
      'berth.job': 'build',
    })
    expect(await inside('sed', '-n', 's/^Seccomp:\t//p', '/proc/1/status')).toBe('2')
  })

  test('it listens only on Unix sockets', async () => {
    const listening = /^ *\d+: \S+ \S+ 0A /m
    expect(await inside('cat', '/proc/net/tcp', '/proc/net/tcp6')).not.toMatch(listening)
  })

  test("it has the host's storage driver, and `daemon-config` overrides Berth's settings", async () => {
    const ofHost = await docker('info', '--format', '{{.Driver}}')
    expect(main.outputs['storage-driver']).toBe(ofHost)
    expect(await job.sh("docker info --format '{{.Driver}} {{.Labels}}'")).toBe(`${ofHost} [team=blue]`)
  })

  test('the post step removes it with its running containers', async () => {
    await job.sh(`docker run --detach --init ${images.busybox} sleep 1000`)
    expect(await tracesOf(job)).toEqual(
      expect.arrayContaining([`container ${main.outputs['container']}`, `volume ${main.outputs['volume']}`]),
    )
    const post = await job.post()
    expect(post).toMatchObject({ exitCode: 0, commands: [] })
    expect(await tracesOf(job)).toEqual([])
    expect(job.environment).toMatchObject({ DOCKER_HOST: hostAddress, BUILDX_CONFIG: '' })
  })
})
