import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { clientConfiguration } from '../../../src/facts/probes/client-configuration.ts'
import { clients } from '../../../src/facts/probes/clients.ts'
import { endpoint } from '../../../src/facts/probes/endpoint.ts'
import { sockets } from '../../../src/facts/probes/sockets.ts'
import type { RunCommand } from '../../../src/platform/command.ts'
import { makeSource, seenOnly } from '../make-source.ts'
import type { Entry } from '../memory-files.ts'

const nothing = seenOnly({})
const socket = (inode = 1): Entry => ({ status: { kind: 'socket', inode, uid: 0, gid: 998, mode: 0o660 } })

const withContext = (currentContext: string | null) =>
  seenOnly({
    clientConfiguration: {
      directory: '/home/runner/.docker',
      present: true,
      currentContext,
      contexts: [],
      plaintextCredentials: [],
      credentialStore: null,
      credentialHelpers: [],
    },
  })

const contextFile = (name: string, host: string) => ({
  [`/home/runner/.docker/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`]:
    JSON.stringify({
      Name: name,
      Endpoints: { docker: { Host: host } },
    }),
})

describe('endpoint', () => {
  const files = { '/var/run/docker.sock': socket(), ...contextFile('remote', 'tcp://build:2376') }

  it('is DOCKER_HOST first', async () => {
    const environment = { DOCKER_HOST: 'tcp://docker:2375', DOCKER_CONTEXT: 'remote' }
    expect(await endpoint(makeSource({ files, environment }), withContext('remote'))).toEqual({
      host: 'tcp://docker:2375',
      source: 'DOCKER_HOST',
      context: null,
    })
  })

  it('is the context selected by the environment or the configuration', async () => {
    const expected = { host: 'tcp://build:2376', source: 'docker context', context: 'remote' }
    expect(await endpoint(makeSource({ files }), withContext('remote'))).toEqual(expected)
    const environment = { DOCKER_CONTEXT: 'remote' }
    expect(await endpoint(makeSource({ files, environment }), withContext('other'))).toEqual(expected)
  })

  it.each([null, 'default'])('is the default socket with the context %s', async (context) => {
    expect(await endpoint(makeSource({ files }), withContext(context))).toEqual({
      host: 'unix:///var/run/docker.sock',
      source: 'default socket',
      context: null,
    })
  })

  it('is a rootless socket if there is no other', async () => {
    const rootless = makeSource({ files: { '/run/user/1001/docker.sock': socket() } })
    expect(await endpoint(rootless, nothing)).toEqual({
      host: 'unix:///run/user/1001/docker.sock',
      source: 'rootless socket',
      context: null,
    })
  })

  it('reports all addresses that were tried', async () => {
    await expect(endpoint(makeSource(), nothing)).rejects.toThrow(
      /^DOCKER_HOST is not set, .*\/var\/run\/docker\.sock, .*\/home\/runner\/\.docker\/run\/docker\.sock/,
    )
  })

  it('has the certificates of the context', async () => {
    const digest = createHash('sha256').update('remote').digest('hex')
    const directory = `/home/runner/.docker/contexts/tls/${digest}/docker`
    const secured = makeSource({ files: { ...files, [`${directory}/ca.pem`]: 'a certificate' } })
    expect(await endpoint(secured, withContext('remote'))).toMatchObject({
      host: 'tcp://build:2376',
      certificates: { directory, verify: true },
    })
  })

  it.each([
    [
      'of DOCKER_CERT_PATH',
      { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' },
      { directory: '/c', verify: true },
    ],
    ['that are not checked', { DOCKER_TLS: '1', DOCKER_CERT_PATH: '/c' }, { directory: '/c', verify: false }],
    ['of the user', { DOCKER_TLS_VERIFY: '1' }, { directory: '/home/runner/.docker', verify: true }],
    ['only if TLS is asked for', { DOCKER_CERT_PATH: '/c' }, undefined],
  ])('has the certificates %s', async (_, variables, certificates) => {
    const environment = { DOCKER_HOST: 'tcp://build:2376', ...variables }
    expect((await endpoint(makeSource({ environment }), nothing)).certificates).toEqual(certificates)
  })

  it('reports a context that does not exist, or has an unsupported host', async () => {
    await expect(endpoint(makeSource(), withContext('gone'))).rejects.toThrow(
      'the Docker context "gone" does not exist',
    )
    const ssh = makeSource({ files: contextFile('far', 'ssh://me:hunter2@far') })
    await expect(endpoint(ssh, withContext('far'))).rejects.toThrow('the Docker context "far" is ssh://far,')
  })

  it('is unseen on Windows, unless DOCKER_HOST is set', async () => {
    const process = { platform: 'win32' } as const
    await expect(endpoint(makeSource({ process }), nothing)).rejects.toThrow(/named pipe/)
    const environment = { DOCKER_HOST: 'tcp://localhost:2375' }
    expect((await endpoint(makeSource({ process, environment }), nothing)).host).toBe('tcp://localhost:2375')
  })
})

describe('sockets', () => {
  const ping = async () => {}
  const failing = (fields: object) => ({
    ping: async () => {
      throw Object.assign(new Error('no'), fields)
    },
  })

  it('are the default socket, even if it does not exist, and all that exist', async () => {
    const source = makeSource({ files: { '/run/podman/podman.sock': socket() }, docker: { ping } })
    expect(await sockets(source, nothing)).toEqual([
      { path: '/var/run/docker.sock', state: 'missing', ownerUid: null, ownerGid: null, mode: null },
      { path: '/run/podman/podman.sock', state: 'answers', ownerUid: 0, ownerGid: 998, mode: '0660' },
    ])
  })

  it('get a long timeout at the expected address, and a short one elsewhere', async () => {
    const asked: (number | undefined)[] = []
    const docker = { ping: async (timeout?: number) => void asked.push(timeout) }
    const files = { '/var/run/docker.sock': socket(), '/run/podman/podman.sock': socket(2) }
    await sockets(makeSource({ files, docker }), nothing)
    expect(asked).toEqual([10_000, 2000])
  })

  it('are listed once, with their first path', async () => {
    const files = { '/var/run/docker.sock': socket(), '/run/docker.sock': socket() }
    const environment = { DOCKER_HOST: 'unix:///run/docker.sock' }
    const seen = await sockets(makeSource({ files, environment, docker: { ping } }), nothing)
    expect(seen.map(({ path }) => path)).toEqual(['/var/run/docker.sock'])
  })

  it.each([
    [{ code: 'ECONNREFUSED' }, 'refused'],
    [{ code: 'EACCES' }, 'permission-denied'],
    [{ code: 'ABORT_ERR' }, 'silent'],
    [{ code: 'ECONNRESET' }, 'silent'],
    [{ code: 'ENOENT' }, 'missing'],
    [{ statusCode: 500 }, 'answers'],
  ])('are classified by the error of a ping, %j: %s', async (fields, state) => {
    const source = makeSource({ files: { '/var/run/docker.sock': socket() }, docker: failing(fields) })
    expect(await sockets(source, nothing)).toMatchObject([{ state }])
  })

  it.each([
    [{ status: { kind: 'directory' } } as const, 'not-a-socket'],
    [{ fails: 'EACCES' }, 'permission-denied'],
  ])('are classified by their file, %j: %s', async (entry, state) => {
    const source = makeSource({ files: { '/var/run/docker.sock': entry }, docker: { ping } })
    expect(await sockets(source, nothing)).toMatchObject([{ state }])
  })

  it('are not contacted without write permission', async () => {
    const source = makeSource({ files: { '/var/run/docker.sock': socket() } })
    const closed = { ...source, files: { ...source.files, isWritable: async () => false } }
    expect(await sockets(closed, nothing)).toMatchObject([{ state: 'permission-denied' }])
  })
})

describe('clientConfiguration', () => {
  it('gives the configuration and its contexts', async () => {
    const files = {
      '/home/runner/.docker/config.json': '{"currentContext": "remote", "auths": {"ghcr.io": {"auth": "x"}}}',
      ...contextFile('remote', 'tcp://build:2376'),
      '/home/runner/.docker/contexts/meta/broken/meta.json': '{',
    }
    expect(await clientConfiguration(makeSource({ files }), nothing)).toEqual({
      directory: '/home/runner/.docker',
      present: true,
      currentContext: 'remote',
      contexts: ['remote'],
      plaintextCredentials: ['ghcr.io'],
      credentialStore: null,
      credentialHelpers: [],
    })
  })

  it('can be missing', async () => {
    const environment = { DOCKER_CONFIG: '/config' }
    const seen = await clientConfiguration(makeSource({ environment }), nothing)
    expect(seen).toMatchObject({ directory: '/config', present: false, currentContext: null, contexts: [] })
  })

  it('is unseen if it cannot be read', async () => {
    const source = makeSource({ files: { '/home/runner/.docker/config.json': { fails: 'EACCES' } } })
    await expect(clientConfiguration(source, nothing)).rejects.toThrow(
      '/home/runner/.docker/config.json could not be read: permission denied (EACCES)',
    )
  })
})

describe('clients', () => {
  const files = {
    '/usr/bin/docker': '',
    '/usr/local/bin/docker-buildx': '',
    '/usr/libexec/docker/cli-plugins/docker-compose': '',
    '/opt/plugins/docker-buildx': '',
  }
  const environment = { PATH: '/usr/local/bin:bin::/usr/bin', DOCKER_API_VERSION: '1.41' }
  const runCommand: RunCommand = async (program, [question]) => {
    const stdout = question === '--version' ? 'Docker version 29.1.3, build x' : '{"Version":"v0.33.0"}'
    return { exitCode: program.endsWith('compose') ? 1 : 0, stdout, stderr: '', timedOut: false }
  }

  it('are Buildx alone, if it is on PATH and there is no docker command', async () => {
    const alone = { files: { '/usr/bin/buildx': '' }, environment, runCommand }
    expect(await clients(makeSource(alone), nothing)).toMatchObject([
      { name: 'buildx', path: '/usr/bin/buildx' },
    ])
  })

  it('are the programs that the docker command would use', async () => {
    expect(await clients(makeSource({ files, environment, runCommand }), nothing)).toEqual([
      { name: 'docker', path: '/usr/bin/docker', version: '29.1.3', pinnedApiVersion: '1.41' },
      { name: 'buildx', path: '/usr/local/bin/docker-buildx', version: '0.33.0', pinnedApiVersion: '1.41' },
      {
        name: 'compose',
        path: '/usr/libexec/docker/cli-plugins/docker-compose',
        version: null,
        pinnedApiVersion: '1.41',
      },
    ])
  })

  it('are searched first in the directories of the configuration', async () => {
    const config = { '/home/runner/.docker/config.json': '{"cliPluginsExtraDirs": ["/opt/plugins"]}' }
    const [buildx] = await clients(makeSource({ files: { ...files, ...config }, runCommand }), nothing)
    expect(buildx).toMatchObject({
      name: 'buildx',
      path: '/opt/plugins/docker-buildx',
      pinnedApiVersion: null,
    })
  })

  it('have no version if they do not start', async () => {
    expect(await clients(makeSource({ files: { '/usr/bin/docker': '' }, environment }), nothing)).toEqual([
      { name: 'docker', path: '/usr/bin/docker', version: null, pinnedApiVersion: '1.41' },
    ])
    expect(await clients(makeSource(), nothing)).toEqual([])
  })
})
