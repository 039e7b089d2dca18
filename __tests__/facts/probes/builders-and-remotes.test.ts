import { describe, expect, it } from '@jest/globals'
import { currentBuilder } from '../../../src/facts/probes/current-builder.ts'
import { emulators } from '../../../src/facts/probes/emulators.ts'
import { javaBuildFiles } from '../../../src/facts/probes/java-build-files.ts'
import { remotes } from '../../../src/facts/probes/remotes.ts'
import { requestedPlatforms } from '../../../src/facts/probes/requested-platforms.ts'
import { makeFacts } from '../../make-facts.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const { engine, runner } = makeFacts()
const seen = seenOnly({ engine, runner })

describe('currentBuilder', () => {
  const files = {
    '/home/runner/.docker/buildx/current':
      '{"Key":"unix:///var/run/docker.sock","Name":"fast","Global":false}',
    '/home/runner/.docker/buildx/instances/fast': '{"Name":"fast","Driver":"remote"}',
    '/config/buildx/instances/mine': '{"Name":"mine","Driver":"kubernetes"}',
  }

  it('is the selected builder', async () => {
    const chosen = { name: 'fast', driver: 'remote', source: 'docker buildx use' }
    expect(await currentBuilder(makeSource({ files }), seen)).toEqual(chosen)
  })

  it('is the builder in BUILDX_BUILDER first', async () => {
    const environment = { BUILDX_BUILDER: 'Mine', DOCKER_CONFIG: '/config' }
    expect(await currentBuilder(makeSource({ files, environment }), seen)).toEqual({
      name: 'Mine',
      driver: 'kubernetes',
      source: 'BUILDX_BUILDER',
    })
  })

  it('has no driver if its record does not exist', async () => {
    for (const name of ['gone', '../current']) {
      const source = makeSource({ files, environment: { BUILDX_BUILDER: name } })
      expect(await currentBuilder(source, seen)).toMatchObject({ name, driver: null })
    }
  })

  it('is none if its record no longer exists, or it was selected for another daemon', async () => {
    const { '/home/runner/.docker/buildx/instances/fast': _, ...gone } = files
    expect(await currentBuilder(makeSource({ files: gone }), seen)).toBeNull()
    const endpoint = { host: 'tcp://docker:2375', source: 'DOCKER_HOST', context: null } as const
    expect(await currentBuilder(makeSource({ files }), seenOnly({ engine, runner, endpoint }))).toBeNull()
  })

  it('is none if none was selected', async () => {
    expect(await currentBuilder(makeSource(), seen)).toBeNull()
  })
})

describe('emulators', () => {
  const directory = '/proc/sys/fs/binfmt_misc'
  const enabled = 'enabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: F\n'

  it("are the registered and enabled ones, by Docker's names", async () => {
    const files = {
      [`${directory}/register`]: '',
      [`${directory}/status`]: 'enabled\n',
      [`${directory}/qemu-x86_64`]: enabled,
      [`${directory}/qemu-aarch64`]: enabled,
      [`${directory}/qemu-s390x`]: 'disabled\n',
      [`${directory}/python3.12`]: enabled,
    }
    expect(await emulators(makeSource({ files }), seen)).toEqual(['amd64', 'arm64'])
  })

  it('are unseen if binfmt_misc is not mounted', async () => {
    await expect(emulators(makeSource(), seen)).rejects.toThrow('could not be read')
    const files = { [`${directory}/other`]: '' }
    await expect(emulators(makeSource({ files }), seen)).rejects.toThrow('binfmt_misc is not mounted')
  })

  it('are unseen on macOS', async () => {
    const source = makeSource({ process: { platform: 'darwin' } })
    await expect(emulators(source, seen)).rejects.toThrow('on macos')
  })
})

describe('remotes', () => {
  const resolve = async (host: string) => {
    if (host === 'proxy.corp') return ['172.17.0.9', '10.0.0.9']
    throw Object.assign(new Error(host), { code: 'ENOTFOUND' })
  }

  it('are proxies, mirrors and a GitHub server, each once', async () => {
    const environment = {
      HTTPS_PROXY: 'http://user:secret@proxy.corp:3128',
      http_proxy: 'proxy.corp:3128',
      GITHUB_SERVER_URL: 'https://github.corp',
    }
    const registryMirrors = ['https://mirror.gcr.io/', 'http://172.20.0.5:5000/']
    const source = makeSource({ environment, resolve })
    expect(await remotes(source, seenOnly({ engine: { ...engine, registryMirrors } }))).toEqual([
      { source: 'HTTPS_PROXY', host: 'proxy.corp', addresses: ['10.0.0.9', '172.17.0.9'] },
      { source: 'GITHUB_SERVER_URL', host: 'github.corp', addresses: [] },
      { source: 'registry mirror', host: '172.20.0.5', addresses: ['172.20.0.5'] },
    ])
  })

  it('are none on a GitHub-hosted runner, without any DNS query', async () => {
    const asked: string[] = []
    const environment = { GITHUB_SERVER_URL: 'https://github.com' }
    const source = makeSource({
      environment,
      resolve: async (host) => {
        asked.push(host)
        return []
      },
    })
    expect(await remotes(source, seen)).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('inputs and workspace', () => {
  it('give the requested platforms', async () => {
    const source = makeSource({ requestedPlatforms: ['linux/arm64'] })
    expect(await requestedPlatforms(source, seen)).toEqual(['linux/arm64'])
  })

  it('give the files of a Java build', async () => {
    const workspace = runner.workspace ?? ''
    const files = { [`${workspace}/pom.xml`]: '', [`${workspace}/README.md`]: '' }
    expect(await javaBuildFiles(makeSource({ files }), seen)).toEqual(['pom.xml'])
    expect(await javaBuildFiles(makeSource(), seen)).toEqual([])
    const elsewhere = seenOnly({ runner: { ...runner, workspace: null } })
    expect(await javaBuildFiles(makeSource({ files }), elsewhere)).toEqual([])
  })
})
