import { createServer, type Socket } from 'node:net'
import os from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { FactName, Facts, Observed } from '../../src/facts/facts.ts'
import { observe } from '../../src/facts/observe.ts'
import { probes } from '../../src/facts/probes/index.ts'
import type { Source } from '../../src/facts/source.ts'
import { runCommand } from '../../src/platform/command.ts'
import { connectDocker } from '../../src/platform/docker.ts'
import { files } from '../../src/platform/files.ts'
import { openForeignFiles } from '../../src/platform/foreign-files.ts'
import { resolve } from '../../src/platform/resolve.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'
import { hostAddress, hostEndpoint } from './host-engine.ts'

/** This machine, with the engine that the tests run on unless the environment says otherwise. */
const source = (
  environment: Source['environment'] = { PATH: process.env['PATH'], DOCKER_HOST: hostAddress },
): Source => ({
  files,
  openForeignFiles,
  runCommand,
  connectDocker,
  environment,
  process: {
    pid: process.pid,
    platform: process.platform,
    architecture: process.arch,
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    groups: process.getgroups?.() ?? [],
    kernel: os.release(),
    hostname: os.hostname(),
    homeDirectory: os.homedir(),
    interfaces: os.networkInterfaces(),
  },
  resolve,
  requestedImages: [],
  requestedPlatforms: [],
  proc: '/proc',
})

const asRoot = process.getuid?.() === 0 ? describe : describe.skip

asRoot('the facts of this machine, seen as root', () => {
  let observed: Observed
  const fact = <Name extends FactName>(name: Name): Facts[Name] => {
    const observation = observed[name]
    if (observation.status === 'unseen') throw new Error(observation.reason)
    return observation.value as Facts[Name]
  }

  beforeAll(async () => {
    observed = await observe(probes, source(), 20_000)
  })

  it('are all seen', () => {
    const unseen = Object.entries(observed).filter(([, observation]) => observation.status === 'unseen')
    // A container, as this may be one, has no binfmt_misc of its own.
    expect(unseen.filter(([name]) => name !== 'emulators')).toEqual([])
  })

  it('can be recorded as JSON', () => {
    expect(JSON.parse(JSON.stringify(observed))).toEqual(observed)
  })

  it('contain the Docker daemon, with its namespaces and its data root', async () => {
    const dockerd = fact('daemons').filter(({ kind, uid }) => kind === 'dockerd' && uid === 0)
    expect(dockerd.length).toBeGreaterThan(0)
    const { device, inode } = await files.status(fact('engine').dataRoot)
    expect(dockerd).toContainEqual(
      expect.objectContaining({
        namespaces: { status: 'seen', value: expect.objectContaining({ mnt: expect.any(Number) }) },
        dataRootIdentity: { status: 'seen', value: `${device}:${inode}` },
      }),
    )
  })

  it('contain a socket that answers, and its engine', () => {
    expect(fact('endpoint').source).toBe(hostAddress ? 'DOCKER_HOST' : 'default socket')
    const answering = fact('sockets').filter(({ state }) => state === 'answers')
    expect(answering.map(({ path }) => path)).toContain(hostEndpoint.replace('unix://', ''))
    expect(fact('engine')).toMatchObject({ product: 'docker', kernel: os.release(), rootless: false })
    expect(fact('engine').version).toMatch(/^\d+\.\d+/)
    expect(fact('engine').apiVersion).toMatch(/^1\.\d+$/)
    expect(fact('engineNetworks').map(({ name }) => name)).toContain('bridge')
  })

  it('contain this process and its environment', () => {
    expect(fact('ownProcess')).toMatchObject({ pid: process.pid, uid: 0, canSudo: true })
    expect(fact('ownNamespaces')).toMatchObject({ net: expect.any(Number), user: expect.any(Number) })
    expect(fact('cgroup').machineMemory).toBe(os.totalmem())
    expect(fact('network').interfaces.map(({ name }) => name)).toContain('lo')
    expect(fact('dataRootFilesystem').totalBytes).toBeGreaterThan(fact('dataRootFilesystem').freeBytes)
    expect(fact('clients').map(({ name }) => name)).toContain('docker')
  })
})

describe('a socket without an engine', () => {
  /** Does that with each request. Gives the socket's path. */
  async function answering(answer: (connection: Socket) => void): Promise<string> {
    const server = createServer((connection) => {
      connection.once('data', () => answer(connection))
    })
    return listen(server, join(await temporaryFolder('facts'), 'engine.sock'))
  }

  /** Looks with DOCKER_HOST at that path; gives the reason for the unseen engine, and the socket's state. */
  async function look(path: string) {
    const here = source({ DOCKER_HOST: `unix://${path}` })
    const { engine, engineContainers, sockets } = await observe(probes, here, 15_000)
    expect(engineContainers.status).toBe('unseen')
    return {
      reason: engine.status === 'unseen' ? engine.reason : null,
      state: sockets.status === 'seen' ? sockets.value.find((each) => each.path === path)?.state : null,
    }
  }

  it('that hangs', async () => {
    const path = await answering(() => {})
    expect(await look(path)).toEqual({
      reason: `the daemon at unix://${path} did not answer within 10 s`,
      state: 'silent',
    })
  }, 30_000)

  it('that answers garbage', async () => {
    const path = await answering((connection) => connection.end('hello\r\n\r\n'))
    const { reason, state } = await look(path)
    expect(reason).toMatch(/^the server at unix:.* is not a Docker daemon: its answer is not HTTP \(HPE_/)
    expect(state).toBe('silent')
  })

  it('that closes', async () => {
    const path = await answering((connection) => connection.destroy())
    const { reason, state } = await look(path)
    expect(reason).toMatch(/closed the connection without an answer \((ECONNRESET|EPIPE)\)$/)
    expect(state).toBe('silent')
  })

  it('that answers over HTTP, but is not an engine', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close'
    const path = await answering((connection) => connection.end(`${head}\r\n\r\n{}`))
    const { reason } = await look(path)
    expect(reason).toBe('the server is not a Docker daemon: it reports no API version')
  })

  it('that does not exist', async () => {
    const path = join(await temporaryFolder('facts'), 'missing.sock')
    expect(await look(path)).toEqual({
      reason: `the socket unix://${path} does not exist (ENOENT)`,
      state: 'missing',
    })
  })
})
