import { expect, test } from '@jest/globals'
import { oomAnnotations, oomLog, oomSummary } from '../../src/report/oom-kills.ts'
import type { OomKill, OomTrace } from '../../src/steps/daemon/oom/oom-kills.ts'

const mebibyte = 1024 ** 2

const inContainer = (
  given: Partial<Extract<OomKill['place'], { kind: 'container' }>['container']> = {},
  limit: OomKill['limit'] = { kind: 'container', bytes: 32 * mebibyte },
): OomKill => {
  const container = {
    name: 'web',
    image: 'acme/app:1',
    service: null,
    isRemoved: given.program === null,
    program: 'node',
    exitCode: 137,
    ...given,
  }
  return { place: { kind: 'container', container }, limit, times: 1 }
}

const traceOf = (kills: readonly OomKill[], given: Partial<OomTrace> = {}): OomTrace => ({
  ...{ kills, memory: 1024 * mebibyte, peak: 991 * mebibyte, isAnswered: true, eventsSince: null },
  ...given,
})

const kills: readonly OomKill[] = [
  inContainer({ name: 'app-web-1', service: 'web' }),
  inContainer({ name: 'gone', program: null, exitCode: 3 }, { kind: 'container', bytes: null }),
  { ...inContainer({ exitCode: null }, { kind: 'unknown', bytes: 32 * mebibyte }), times: 3 },
  { place: { kind: 'builds' }, limit: { kind: 'daemon' }, times: 2 },
  { place: { kind: 'outside-containers' }, limit: { kind: 'daemon' }, times: 1 },
]

test('each place has an annotation', () => {
  expect(oomAnnotations(traceOf(kills)).map(({ message }) => message)).toMatchInlineSnapshot(`
[
  "Container \`app-web-1\` (image \`acme/app:1\`, program \`node\`) was OOM-killed at its memory limit of 32 MiB. Its exit code is 137. Raise the limit: \`docker run --memory=<size>\`. In a Compose file, set \`mem_limit\`.",
  "A process in container \`gone\` (image \`acme/app:1\`) was OOM-killed at the container's memory limit. The container ended with exit code 3. Raise the limit: \`docker run --memory=<size>\`. In a Compose file, set \`mem_limit\`.",
  "A process in container \`web\` (image \`acme/app:1\`, program \`node\`) was OOM-killed 3 times at its memory limit of 32 MiB or at the job daemon's of 1 GiB. The container runs on. Raise the lower limit: \`docker run --memory=<size>\`, or the input \`memory\`.",
  "A build step was OOM-killed 2 times at the job daemon's memory limit of 1 GiB. Raise the input \`memory\`, or limit containers: \`docker run --memory=<size>\`.",
  "A process outside of containers (such as a build step) was OOM-killed at the job daemon's memory limit of 1 GiB. Raise the input \`memory\`, or limit containers: \`docker run --memory=<size>\`.",
]
`)
})

test.each<[string, OomKill]>([
  [
    'a removed container',
    { place: { kind: 'removed-containers' }, limit: { kind: 'unknown', bytes: null }, times: 2 },
  ],
  ['the job daemon', { place: { kind: 'daemon' }, limit: { kind: 'daemon' }, times: 1 }],
  ['the machine', inContainer({}, { kind: 'machine' })],
])('the sentence for %s', (_, kill) => {
  expect(oomAnnotations(traceOf([kill]))[0]?.message).toMatchSnapshot()
})

test('the summary has a table', () => {
  expect(oomSummary(traceOf(kills))).toMatchSnapshot()
})

test('nothing killed: no annotation, no summary, no line', () => {
  const trace = traceOf([])
  expect([oomAnnotations(trace), oomSummary(trace), oomLog(trace)]).toEqual([[], null, []])
})

test('what is not known is in the log, and in the summary if something was killed', () => {
  const eventsSince = Date.UTC(2026, 0, 1, 12, 34, 56)
  const [line = ''] = oomLog(traceOf([], { eventsSince }))
  expect(line).toContain('its last 256 events, from 12:34:56 UTC')
  expect(oomSummary(traceOf(kills, { eventsSince }))).toContain(line)
  expect(oomLog(traceOf([], { isAnswered: false }))).toEqual([expect.stringContaining('did not answer')])
})

test('after five annotations, one counts the rest, and the log names it', () => {
  const many = Array.from({ length: 8 }, (_, index) => inContainer({ name: `web-${index}` }))
  const annotations = oomAnnotations(traceOf(many))
  expect(annotations).toHaveLength(6)
  expect(annotations.at(-1)?.message).toBe('3 more OOM-killed containers in the job summary.')
  expect(oomLog(traceOf(many))).toHaveLength(3)
})

test('a table of a hundred rows at most', () => {
  const many = Array.from({ length: 120 }, (_, index) => inContainer({ name: `web-${index}` }))
  const summary = oomSummary(traceOf(many)) ?? ''
  expect(summary.match(/^\| <code>web/gm)).toHaveLength(100)
  expect(summary).toContain('20 more are in the log.')
})

test('text from outside makes no markup and no second line', () => {
  const evil = '<img src=x> | a`b`\n## title\n::error::x @acme'
  const trace = traceOf([inContainer({ name: evil, image: evil, program: evil, service: evil })])
  const summary = oomSummary(trace) ?? ''
  const row = summary.split('\n').find((line) => line.includes('img')) ?? ''
  expect(row.match(/(?<!&#124;)\|/g)).toHaveLength(7)
  expect(summary).not.toMatch(/<img|^## |@acme/m)
  expect(oomAnnotations(trace)[0]?.message).not.toContain('\n')
})
