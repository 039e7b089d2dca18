import { expect, test } from '@jest/globals'
import { setupResults, testParts } from '../../src/report/setup-results.ts'
import type { Achieved } from '../../src/steps/achieved.ts'
import {
  containerNamespaces,
  initialNamespaces,
  makeDaemon,
  makeNestedDaemon,
  makeObserved,
} from '../make-facts.ts'
import { dindReport, inspectReport, remoteReport, socketReport } from '../make-report.ts'

type Environment = NonNullable<Achieved['environment']>

/** The sentences with a word. */
const saying = (sentences: readonly string[], word: string) => sentences.filter((each) => each.includes(word))
const achievedWith = (environment: Environment) => ({
  achieved: { ...dindReport().achieved, environment },
})

test.each<[string, Environment, string]>([
  ['DOCKER_HOST', { DOCKER_HOST: 'unix:///x' }, '`DOCKER_HOST`'],
  ['DOCKER_CONFIG', { DOCKER_CONFIG: '/x' }, '`DOCKER_CONFIG`'],
  ['nothing', {}, '`export: none`'],
])('later steps that find the job daemon by %s are listed', (_, environment, words) => {
  const sentences = saying(setupResults(dindReport(achievedWith(environment))), 'Later steps')
  expect(sentences).toEqual([expect.stringContaining(words)])
})

test('each test build on a node is a sentence with its platform and its result', () => {
  const proof = { name: 'arm', platform: 'linux/arm64' }
  const nodeProofs: Achieved['nodeProofs'] = [
    { ...proof, status: 'native', detail: 'a RUN instruction ran natively' },
    { ...proof, platform: 'linux/s390x', status: 'not-run', detail: 'BuildKit lists linux/arm64' },
  ]
  expect(saying(setupResults(remoteReport({ achieved: { nodeProofs } })), 'Build for')).toEqual([
    'Build for `linux/arm64` on `arm`: native, a RUN instruction ran natively.',
    'Build for `linux/s390x` on `arm`: did not run, BuildKit lists linux/arm64.',
  ])
})

test('Testcontainers is named only if no variable leads it', () => {
  const named = (environment: Environment) =>
    saying(setupResults(dindReport(achievedWith(environment))), 'Testcontainers').length
  expect(named({ DOCKER_CONFIG: '/x' })).toBe(1)
  expect(named({ DOCKER_HOST: 'unix:///x' })).toBe(0)
})

test('the time of the tests is that of container and build', () => {
  const { achieved } = socketReport()
  const buildProof = { milliseconds: 88, parts: [] }
  const results = (built: boolean) =>
    setupResults(socketReport({ achieved: built ? { ...achieved, buildProof } : achieved })).join('\n')
  expect(results(false)).toMatch(/`verify: quick`.* 412 ms/)
  expect(results(true)).toMatch(/`verify: full`.* 500 ms/)
})

test('without tests there are no parts, and without a build test one that was not done', () => {
  const { achieved } = socketReport()
  expect(testParts(socketReport({ achieved: {} }))).toStrictEqual([])
  expect(testParts(socketReport()).at(-1)).toMatchObject({ part: 'build', status: 'not-checked' })
  const built = { ...achieved, buildProof: { milliseconds: 1, parts: [] } }
  expect(testParts(socketReport({ achieved: built }))).toEqual(achieved.containerProof?.parts)
})

test('what was removed is listed', () => {
  const { achieved } = socketReport()
  const sentences = setupResults(socketReport({ achieved: { ...achieved, swept: ['one', 'two'] } }))
  expect(saying(sentences, '`one`, `two`')).toHaveLength(1)
  expect(saying(sentences, '2 leftovers')).toHaveLength(1)
  expect(saying(setupResults(socketReport()), 'leftover')).toEqual([])
})

test('a builder without platforms of its own is reported', () => {
  const { achieved } = socketReport()
  const { builder } = achieved
  if (!builder) throw new Error('the sample report has a builder')
  const platforms = (names: readonly string[]) =>
    saying(
      setupResults(socketReport({ achieved: { ...achieved, builder: { ...builder, platforms: names } } })),
      'platforms',
    )[0]
  expect(platforms(['linux/amd64', 'linux/386'])).toContain('`linux/amd64`, `linux/386`.')
  expect(platforms([])).toMatch(/platforms [a-z]/)
})

test('namespaces of the daemon and of the job are in separate sentences', () => {
  const theirs = { ...initialNamespaces, net: 1, mnt: 2 }
  const daemons = [
    makeDaemon({ namespaces: { status: 'seen', value: theirs } }),
    makeNestedDaemon(),
    makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] }),
  ]
  const sentences = setupResults(inspectReport({ facts: makeObserved({ daemons }) }))
  const shared = sentences.find((each) => each.includes(`\`pid:[${initialNamespaces.pid}]\``)) ?? ''
  expect(shared).not.toContain('net:[')
  expect(sentences.some((each) => each.includes('`mnt:[2]`') && each.includes('`net:[1]`'))).toBe(true)
  expect(sentences.some((each) => each.includes(`\`net:[${initialNamespaces.net}]\``))).toBe(true)
})

test('a daemon that shares no namespace with the job has no list of shared ones', () => {
  const value = Object.fromEntries(Object.keys(containerNamespaces).map((name, index) => [name, index + 1]))
  const sentences = setupResults(
    inspectReport({
      facts: makeObserved({ daemons: [makeDaemon({ namespaces: { status: 'seen', value } })] }),
    }),
  )
  expect(sentences.filter((each) => each.includes('`pid:['))).toHaveLength(2)
  expect(saying(sentences, 'Namespaces')).toHaveLength(1)
})
