import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { action } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, ownBuilder } from './host.ts'

const schema = JSON.parse(await readFile(`${import.meta.dirname}/../../docs/report.schema.json`, 'utf8'))
const isReport = new Ajv2020({ allErrors: true }).compile(schema)
const declared = Object.keys(action.outputs).toSorted()

/** Why the report is not as the schema has it. */
async function wrongIn(path = ''): Promise<unknown> {
  isReport(JSON.parse(await readFile(path, 'utf8')))
  return isReport.errors
}

/** By action.yml's own words, on a runner that has a workspace and reaches its engine by a socket. */
function mayBeEmpty(name: string, mode: string, driver: string, verify = 'true', requested = mode): boolean {
  const description = action.outputs[name]?.description ?? ''
  if (/empty if Berth cannot identify the daemon/i.test(description)) return true
  if (/empty .*with `verify: false`/i.test(description) && verify === 'false') return true
  if (/in `dind`, otherwise empty/.test(description)) return mode !== 'dind'
  if (name === 'guard-boundary') return true
  if (name === 'ledger') return mode === 'inspect' || requested === 'auto'
  // A BuildKit of Berth has the labels of the job in its flags.
  if (/empty if it has none/i.test(description)) return driver !== 'docker-container'
  return /empty in `inspect`/i.test(description) && mode === 'inspect'
}

test.each([
  { what: 'socket with a builder of its own', mode: 'socket', inputs: ownBuilder },
  { what: 'socket with the embedded builder', mode: 'socket', inputs: { mode: 'socket', driver: 'docker' } },
  { what: 'auto', mode: 'socket', inputs: { ...ownBuilder, mode: 'auto' } },
  { what: 'dind', mode: 'dind', inputs: { mode: 'dind', 'dind-image': images.dind } },
  { what: 'inspect', mode: 'inspect', inputs: { mode: 'inspect' } },
  { what: 'no proof', mode: 'socket', inputs: { mode: 'socket', driver: 'docker', verify: 'false' } },
])(
  '$what: sets all outputs, except for those that are empty according to action.yml',
  async ({ inputs, mode }) => {
    const job = await aJob()
    const { exitCode, outputs, summary } = await job.main(inputs)
    expect(exitCode).toBe(0)
    expect(Object.keys(outputs).toSorted()).toEqual(declared)
    expect(outputs['mode']).toBe(mode)
    const empty = declared.filter((name) => outputs[name] === '')
    const [driver = '', verify] = [outputs['driver'], 'verify' in inputs ? inputs.verify : 'true']
    expect(empty.filter((name) => !mayBeEmpty(name, mode, driver, verify, inputs.mode))).toEqual([])
    if (mode !== 'dind') expect(empty).toEqual(expect.arrayContaining(['privilege', 'container', 'volume']))
    expect(await wrongIn(outputs['report'])).toBeNull()
    expect(summary).not.toBe('')
    await job.post()
  },
)

test.each([
  {
    what: 'a daemon that does not start',
    inputs: { mode: 'dind', 'dind-image': images.busybox },
    code: 'daemon-not-ready',
  },
  {
    what: 'an option that buildx does not know',
    inputs: { mode: 'socket', 'driver-opts': `image=${images.buildkit}\nnonsense=1` },
    code: 'builder-not-ready',
  },
  {
    what: 'a finding that `fail-on` does not bear',
    inputs: { mode: 'inspect', 'fail-on': 'warning', 'dind-image': images.dind },
    code: 'findings',
  },
])('$what: fails the step, but sets all outputs and writes the report', async ({ inputs, code }) => {
  const job = await aJob()
  const { exitCode, outputs, commands, summary } = await job.main(inputs)
  expect(exitCode).toBe(1)
  expect(Object.keys(outputs).toSorted()).toEqual(declared)
  expect(await wrongIn(outputs['report'])).toBeNull()
  expect(summary).not.toBe('')
  const report = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'))
  expect(report.verdict).toMatchObject({ status: 'failed', failure: { code } })
  // Findings have annotations of their own, as warnings here.
  if (code !== 'findings') expect(errorsIn(commands)).toEqual([expect.objectContaining({ title: code })])
  await job.post()
})

test('outputs and findings describe the daemon in DOCKER_HOST', async () => {
  const job = await aJob()
  const { outputs } = await job.main({ mode: 'inspect' })
  const [version, api] = (
    await docker('version', '--format', '{{.Server.Version}} {{.Server.APIVersion}}')
  ).split(' ')
  expect(outputs['engine-version']).toBe(version)
  expect(outputs['storage-driver']).toBe(await docker('info', '--format', '{{.Driver}}'))
  const findings: { readonly id: string }[] = JSON.parse(outputs['findings'] ?? '')
  const isOld = Number(api?.split('.')[1]) < 42
  expect(findings.some(({ id }) => id === 'engine-too-old')).toBe(isOld)
})

test('inspect changes nothing', async () => {
  const job = await aJob()
  await job.main({ mode: 'inspect' })
  expect(
    await job.sh(
      '{ ls "$DOCKER_CONFIG/buildx/instances" 2>/dev/null || true; }; env | grep -E "^(BUILDX_|TESTCONTAINERS_)" || true',
    ),
  ).toBe('')
  expect(job.state['journal'] ?? '').toBe('')
  expect((await job.post()).exitCode).toBe(0)
  expect(await job.sh('ls "$RUNNER_TEMP"')).toBe('')
})

test.each([
  { what: 'inspect', inputs: { mode: 'inspect' } },
  { what: 'socket without a proof', inputs: { mode: 'socket', driver: 'docker', verify: 'false' } },
])('$what: outputs and summary identify the daemon as in /proc', async ({ inputs }) => {
  const job = await aJob()
  const { outputs, summary } = await job.main(inputs)
  const pids = outputs['daemon-pids'] ?? ''
  // A machine with several daemons beside each other may leave it open which one answers.
  if (pids === '') return expect(summary).toContain('Which daemon serves the job?')
  expect(await job.sh(`cat /proc/${pids}/comm`)).toBe('dockerd')
  const link = await job.sh(`readlink /proc/${pids}/ns/net`)
  expect(summary).toContain(link.replace('[', '&#91;').replace(']', '&#93;'))
  expect(outputs['shared-network-namespace']).toBe(
    String(link === (await job.sh('readlink /proc/$$/ns/net'))),
  )
  expect(outputs['nested']).toBe(
    String((await job.sh(`grep NSpid /proc/${pids}/status`)).split('\t').length > 2),
  )
})
