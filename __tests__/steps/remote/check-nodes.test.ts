import { createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import type { CheckNodes } from '../../../src/plan/plan.ts'
import { checkNodes } from '../../../src/steps/remote-builder.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { listen } from '../../opened/server.ts'
import { makeTools } from '../make-tools.ts'

const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])
const serve = async (answer: (attempt: number) => Buffer | null) => {
  let attempt = 0
  const server = createServer((socket) => {
    const bytes = answer(attempt++)
    if (bytes) socket.write(bytes)
    else socket.destroy()
  })
  return `tcp://${await listen(server, { host: '127.0.0.1' })}`
}

async function check(endpoints: readonly string[], entries: Record<string, string> = {}) {
  const tools = makeTools({ files: memoryFiles(entries), environment: { BUILDX_CONFIG: '/user' } })
  const nodes = endpoints.map((endpoint) => ({ name: null, endpoint, platforms: [] }))
  const step: CheckNodes = {
    kind: 'check-nodes',
    name: 'farm',
    nodes,
    secret: { settings: [], certificates: [] },
  }
  await checkNodes(step, tools)
  return tools.reported.log
}

test('nodes that answer are named, and how', async () => {
  const endpoint = await serve(() => settings)
  expect(await check([endpoint, 'ssh://ann@build.example'])).toEqual([`${endpoint} answers without TLS`])
})

test('a BuildKit behind a port that is forwarded already can take a moment to start', async () => {
  const endpoint = await serve((attempt) => (attempt < 25 ? null : settings))
  expect(await check([endpoint])).toEqual([`${endpoint} answers without TLS`])
})

test('all nodes without an answer are named in one error', async () => {
  const [good, bad] = [await serve(() => settings), 'tcp://127.0.0.1:9']
  const started = performance.now()
  await expect(check([bad, good, 'tcp://127.0.0.1:7'])).rejects.toMatchObject({
    code: 'builder-not-ready',
    message:
      '2 of 3 nodes cannot be used. tcp://127.0.0.1:9 refuses the connection: no program listens there. tcp://127.0.0.1:7 refuses the connection: no program listens there.',
  })
  expect(performance.now() - started).toBeLessThan(2_500)
})

test.each(['tcp://one.example', 'one.example:1234', 'https://one.example:1234', 'farm'])(
  'the endpoint %s is refused with the forms that buildx takes',
  async (endpoint) => {
    await expect(check([endpoint])).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(`The \`endpoint\` "${endpoint}" is no address of a BuildKit.`),
    })
  },
)

test('a builder that buildx knows has nodes of its own', async () => {
  expect(await check(['tcp://127.0.0.1:9'], { '/user/instances/farm': '{}' })).toEqual([])
})

test('remedies that differ name their node', async () => {
  await expect(check(['tcp://127.0.0.1:9', 'unix:///nonexistent.sock'])).rejects.toMatchObject({
    remedy: expect.stringMatching(
      /^For tcp:\/\/127\.0\.0\.1:9: Start .* For unix:\/\/\/nonexistent\.sock: Start BuildKit: /,
    ),
  })
})
