import type { ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { connectDocker, type Docker } from '../../src/platform/docker.ts'
import { statusCodeOf } from '../../src/platform/status-code.ts'
import { type EngineServer, frame, json, type Received, startEngine } from './engine-server.ts'

let server: EngineServer | undefined

async function engine(answer: (request: Received, response: ServerResponse) => void): Promise<Docker> {
  server = await startEngine(answer)
  return connectDocker(server.host, { environment: {} })
}

const refusal = (statusCode: number) => (_: Received, response: ServerResponse) =>
  json(response, statusCode, { message: `status ${statusCode} it is` })

describe('an engine that does not answer', () => {
  test('times out', async () => {
    const docker = await engine(() => {})
    const started = performance.now()
    await expect(docker.ping(100)).rejects.toMatchObject({
      name: expect.stringMatching(/^(Timeout|Abort)Error$/),
    })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('times out if it stops in the middle of an answer', async () => {
    const docker = await engine((_, response) => void response.writeHead(200).write('{"StatusCode"'))
    await expect(docker.waitForContainer('a', 100)).rejects.toThrow()
  })

  /** docker-modem hears nothing of it. */
  const cutOff = (_: Received, response: ServerResponse) => {
    response.writeHead(200).write('{"status": "Pulling"}\n{"StatusC', () => response.destroy())
  }

  test('times out if the connection ends in the middle of an answer', async () => {
    const docker = await engine(cutOff)
    await expect(docker.waitForContainer('a', 100)).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('is an error at once if the connection ends in the middle of a pull', async () => {
    const docker = await engine(cutOff)
    await expect(docker.pullImage('busybox', null, () => {})).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('is reached at the given address, not at the address in the variables of this process', async () => {
    const docker = await engine((_, response) => json(response, 200, { Version: '29' }))
    const before = { ...process.env }
    Object.assign(process.env, { DOCKER_HOST: 'tcp://192.0.2.1:2376', DOCKER_CERT_PATH: '/nowhere' })
    try {
      const again = connectDocker(docker.host, { environment: {} })
      expect(await again.version()).toEqual({ Version: '29' })
      expect(process.env['DOCKER_CERT_PATH']).toBe('/nowhere')
    } finally {
      process.env = before
    }
  })

  test("is an error with Node's code if it does not exist", async () => {
    const docker = connectDocker('unix:///nowhere/docker.sock', { environment: {} })
    await expect(docker.ping()).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('an invalid answer', () => {
  test('is an error if it is not HTTP', async () => {
    const docker = await engine((_, response) => void response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'))
    await expect(docker.version()).rejects.toThrow()
  })

  test('is an error if the connection is closed', async () => {
    const docker = await engine((_, response) => void response.destroy())
    await expect(docker.info()).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('is an error if the connection is closed in the middle of a pull', async () => {
    const docker = await engine((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"status":"Pulling","id":"a1"}\r\n')
      setTimeout(() => response.destroy(), 50)
    })
    await expect(docker.pullImage('alpine', null, () => {})).rejects.toThrow()
  })
})

describe('an object that does not exist', () => {
  test('is null when it is inspected', async () => {
    const docker = await engine(refusal(404))
    expect(await docker.inspectContainer('a')).toBeNull()
    expect(await docker.inspectVolume('a')).toBeNull()
    expect(await docker.inspectImage('a')).toBeNull()
  })

  test('is no error when it is removed or stopped', async () => {
    const docker = await engine(refusal(404))
    await docker.removeContainer('a')
    await docker.removeVolume('a')
    await docker.removeImage('a')
    await docker.killContainer('a')
    expect(server?.received.map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'DELETE', 'POST'])
  })

  test('is an error when it is started', async () => {
    const docker = await engine(refusal(404))
    await expect(docker.startContainer('a')).rejects.toMatchObject({ statusCode: 404 })
  })
})

test('stopping a stopped container is no error', async () => {
  const docker = await engine(refusal(409))
  await docker.killContainer('a')
})

test.each([
  ['a volume in use', (docker: Docker) => docker.removeVolume('a'), 409],
  ['an engine that fails at a removal', (docker: Docker) => docker.removeContainer('a'), 500],
  ['an engine that fails at a look', (docker: Docker) => docker.inspectContainer('a'), 500],
  ['an image that is used', (docker: Docker) => docker.removeImage('a'), 409],
])("%s is an error with the engine's message", async (_, call, statusCode) => {
  const docker = await engine(refusal(statusCode))
  const error = await call(docker).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(statusCodeOf(error)).toBe(statusCode)
  expect(error).toMatchObject({ json: { message: `status ${statusCode} it is` } })
})

describe('a request', () => {
  const answers: Record<string, unknown> = {
    '/info': { Driver: 'overlay2' },
    '/volumes': { Volumes: null },
    '/containers/json': [{ Id: 'c1' }],
    '/containers/create': { Id: 'c2' },
    '/containers/a/wait': { StatusCode: 3 },
    '/volumes/create': { Name: 'v' },
  }
  const known = (request: Received, response: ServerResponse) => {
    const answer = answers[request.url.split('?')[0] ?? '']
    if (answer === undefined) json(response, 404, { message: 'unknown' })
    else json(response, request.url.includes('create') ? 201 : 200, answer)
  }
  const asked = () => server?.received[0] ?? { method: '', url: '', body: '' }
  const query = () => Object.fromEntries(new URL(asked().url, 'http://engine').searchParams)

  test('contains nothing of the deadline', async () => {
    const docker = await engine(known)
    await docker.info()
    await docker.listContainers()
    await docker.createVolume('v', { a: 'b' })
    await docker.createContainer({ name: 'a', Image: 'i' })
    for (const { url, body } of server?.received ?? []) expect(url + body).not.toMatch(/abort|signal/i)
  })

  test('gives the answer of the engine', async () => {
    const docker = await engine(known)
    expect(await docker.info()).toEqual({ Driver: 'overlay2' })
    expect(await docker.listVolumes()).toEqual([])
    expect(await docker.createContainer({ name: 'a', Image: 'i' })).toBe('c2')
    expect(await docker.waitForContainer('a', 1000)).toBe(3)
  })

  test('lists all containers, running or not', async () => {
    const docker = await engine(known)
    await docker.listContainers({ label: ['berth.run'] })
    expect(query()).toEqual({ all: 'true', filters: '{"label":["berth.run"]}' })
  })

  test('creates a container with its name in the URL and the rest in the body', async () => {
    const docker = await engine(known)
    await docker.createContainer({ name: 'a', Image: 'i', HostConfig: { Memory: 5 } })
    expect(query()).toEqual({ name: 'a' })
    expect(JSON.parse(asked().body)).toMatchObject({ Image: 'i', HostConfig: { Memory: 5 } })
  })

  test('removes a container by force, with its anonymous volumes', async () => {
    const docker = await engine(known)
    await docker.removeContainer('a')
    expect(query()).toEqual({ force: 'true', v: 'true' })
  })
})

test('logs are split into standard output and standard error', async () => {
  const docker = await engine((_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    response.end(Buffer.concat([frame(1, 'ready\n'), frame(2, 'warning\n')]))
  })
  expect(await docker.containerLogs('a', 10)).toEqual({ stdout: 'ready\n', stderr: 'warning\n' })
  expect(server?.received[0]?.url).toMatch(/tail=10/)
})

describe('a pull', () => {
  const events = (lines: readonly object[]) => (_: Received, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(lines.map((line) => `${JSON.stringify(line)}\r\n`).join(''))
  }

  test('reports each event of the engine', async () => {
    const sent = [{ status: 'Pulling from library/alpine', id: '3.22' }, { status: 'Done' }, {}]
    const docker = await engine(events(sent))
    const received: unknown[] = []
    await docker.pullImage('alpine:3.22', null, (event) => received.push(event))
    expect(received).toEqual(sent)
    expect(server?.received[0]?.url).toBe('/images/create?fromImage=alpine&tag=3.22')
  })

  test('sends a login only in a header, in URL-safe Base64', async () => {
    const docker = await engine(events([{ status: 'Done' }]))
    // Base64 of these holds + and / in the usual alphabet.
    const login = { username: 'ann>>>', password: 'x???~~~', serveraddress: 'registry.example' }
    await docker.pullImage('registry.example/app', login, () => {})
    const [request] = server?.received ?? []
    const header = String(request?.headers['x-registry-auth'])
    expect(header).toMatch(/^[\w-]+=*$/)
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual(login)
    expect(decodeURIComponent(`${request?.url}${request?.body}`)).not.toMatch(/ann|x\?|auth/i)
  })

  test('sends no header without a login', async () => {
    const docker = await engine(events([{ status: 'Done' }]))
    await docker.pullImage('alpine', null, () => {})
    expect(server?.received[0]?.headers).not.toHaveProperty('x-registry-auth')
  })

  test('is an error if the registry fails in the middle, after status 200', async () => {
    const docker = await engine(events([{ status: 'Pulling' }, { error: 'toomanyrequests: slow down' }]))
    await expect(docker.pullImage('alpine', null, () => {})).rejects.toThrow('toomanyrequests: slow down')
  })

  test('is an error if the engine refuses it', async () => {
    const docker = await engine(refusal(404))
    await expect(docker.pullImage('nothing', null, () => {})).rejects.toMatchObject({ statusCode: 404 })
  })
})

test('an import sends the archive and the name of the image', async () => {
  const docker = await engine((_, response) => json(response, 200, { status: 'sha256:a' }))
  await docker.importImage(Buffer.from('archive'), 'registry:5000/proof:1', ['ENTRYPOINT ["/prover"]'])
  const { url = '', body } = server?.received[0] ?? {}
  const { searchParams } = new URL(url, 'http://engine')
  expect(Object.fromEntries(searchParams)).toMatchObject({
    fromSrc: '-',
    repo: 'registry:5000/proof',
    tag: '1',
    changes: 'ENTRYPOINT ["/prover"]',
  })
  expect(body).toBe('archive')
  expect(url).not.toMatch(/abort/i)
})

test.each(['tcp://127.0.0.1:1', 'tcp://127.0.0.1:2376', 'ssh://me@engine.example'])(
  'the engine at the given address is used, despite DOCKER_HOST=%s',
  async (other) => {
    const before = process.env['DOCKER_HOST']
    process.env['DOCKER_HOST'] = other
    try {
      const docker = await engine((_, response) => void response.writeHead(200).end('OK'))
      await docker.ping()
      expect(server?.received).toHaveLength(1)
    } finally {
      if (before === undefined) delete process.env['DOCKER_HOST']
      else process.env['DOCKER_HOST'] = before
    }
  },
)

describe('a file in a container', () => {
  /** A tar archive with one entry, as the engine makes it. */
  function archiveOf(content: string, type = '0', size = content.length): Buffer {
    const header = Buffer.alloc(512)
    header.write('buildkitd.toml', 0)
    header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
    header.write(type, 156)
    return Buffer.concat([header, Buffer.from(content), Buffer.alloc(512 - (content.length % 512) + 1024)])
  }
  const answering = (archive: Buffer) => engine((_, response) => void response.writeHead(200).end(archive))

  test('is its text', async () => {
    const docker = await answering(archiveOf('debug = true\n'))
    expect(String(await docker.readContainerFile('a', '/etc/buildkit/buildkitd.toml'))).toBe('debug = true\n')
    expect(server?.received[0]?.url).toContain(
      '/containers/a/archive?path=%2Fetc%2Fbuildkit%2Fbuildkitd.toml',
    )
  })

  test('is its bytes, also if it has extended attributes', async () => {
    const attributes = '30 SCHILY.xattr.user.berth=a\n'
    const pax = archiveOf(attributes, 'x').subarray(0, 1024)
    const docker = await answering(Buffer.concat([pax, archiveOf('program')]))
    expect(String(await docker.readContainerFile('a', '/usr/bin/newuidmap'))).toBe('program')
  })

  test('an archive is extracted in a directory of a container', async () => {
    const docker = await engine((_, response) => void response.writeHead(200).end())
    await docker.putArchive('a', '/etc', Buffer.from('archive'))
    expect(server?.received[0]).toMatchObject({ method: 'PUT', body: 'archive' })
    expect(server?.received[0]?.url).toContain('/containers/a/archive?path=%2Fetc')
  })

  test.each([
    ['a directory', archiveOf('', '5')],
    ['a link', archiveOf('', '2')],
    ['larger than any configuration', archiveOf('a', '0', 1024 ** 2 + 1)],
    ['no archive', Buffer.from('x')],
  ])('is null if it is %s', async (_, archive) => {
    expect(await (await answering(archive)).readContainerFile('a', '/a')).toBeNull()
  })

  test('is null if it does not exist', async () => {
    expect(await (await engine(refusal(404))).readContainerFile('a', '/a')).toBeNull()
  })
})
