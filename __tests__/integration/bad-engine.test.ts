import { expect, test } from '@jest/globals'
import { errorsIn } from '../workflow-commands.ts'
import { answering, listening } from './fake-engine.ts'
import { aJob } from './host.ts'

test.each([
  {
    what: 'an address that Berth does not speak to',
    at: async () => 'ssh://me@builder',
    reported: 'Berth supports only unix:// and tcp://',
  },
  {
    what: 'an address that is none',
    at: async () => 'not an address',
    reported: 'Berth supports only unix:// and tcp://',
  },
  {
    what: 'no socket',
    at: async (folder: string) => `unix://${folder}/none.sock`,
    reported: 'does not exist',
  },
  {
    what: 'a socket that accepts and never answers',
    at: (folder: string) => listening(folder, () => {}),
    reported: 'did not answer within',
  },
  {
    what: 'a socket that answers garbage',
    at: (folder: string) => listening(folder, (connection) => connection.end('\x00\x01 garbage\r\n\r\n')),
    reported: 'is not a Docker daemon',
  },
  {
    what: 'a socket that closes',
    at: (folder: string) => listening(folder, (connection) => connection.destroy()),
    reported: 'closed the connection without an answer',
  },
])('$what: the step fails in time with the cause, and creates nothing', async ({ at, reported }) => {
  const job = await aJob()
  job.environment['DOCKER_HOST'] = await at(job.folder)
  const main = await job.main({ mode: 'auto' })
  expect(main.exitCode).toBe(1)
  expect(main.milliseconds).toBeLessThan(25_000)
  const errors = errorsIn(main.commands)
  expect(errors[0]).toMatchObject({ title: 'no-strategy-left', message: expect.stringContaining(reported) })
  // The finding beneath it, and nothing that Berth did not expect.
  expect(errors.slice(1).filter(({ title }) => title !== 'no-reachable-engine')).toEqual([])
  expect(job.state['journal']).toBeUndefined()
  expect((await job.post()).exitCode).toBe(0)
})

test('text from an engine cannot start a workflow command', async () => {
  const text = 'x\n::error::pwned\n  ::set-output name=a::b\n##[error]pwned\r\n::add-mask::x'
  const words = {
    Version: text,
    ApiVersion: '1.41',
    Driver: text,
    OperatingSystem: text,
    Name: text,
    ID: text,
  }
  for (const answer of [
    { ...words, Components: [{ Name: text, Version: text }] },
    { ...words, message: text },
  ]) {
    const job = await aJob()
    job.environment['DOCKER_HOST'] = await answering(job.folder, answer)
    const { commands, log } = await job.main({ mode: 'inspect' })
    expect(log).toContain('pwned')
    const wanted = ['group', 'endgroup', 'error', 'warning', 'notice']
    expect(commands.filter(({ name }) => !wanted.includes(name))).toEqual([])
    expect(errorsIn(commands).filter(({ title }) => title === '')).toEqual([])
  }
})
