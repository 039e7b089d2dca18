import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type Inputs, readInputs } from '../../src/action/inputs.ts'
import { nodesIn } from '../../src/action/read-append.ts'
import { requestedImagesOf } from '../../src/action/requested-images.ts'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import { inputEffects, type Way, ways, withoutEffect } from '../../src/plan/input-effects.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { makeObserved, type ObservedDifferences } from '../make-facts.ts'
import { action, type Values } from '../run-action.ts'
import { job, stepOf } from './make-situation.ts'

const defaults = Object.fromEntries(
  Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value]),
)

/** The runner puts a value in the place of an expression, so that nobody sees whether this one was given. */
const filledIn = 'github-token'

test('the table has each input of action.yml, with its default', () => {
  const listed = Object.entries(inputEffects).map(([name, effects]) => [name, effects.default])
  const { [filledIn]: expression, ...others } = defaults
  expect(Object.fromEntries(listed)).toEqual(others)
  expect(expression).toMatch(/^\$\{\{.*\}\}$/)
})

/** What leads to each way: inputs and a machine. */
const leading: Readonly<Record<Way, { readonly inputs: Values; readonly machine?: ObservedDifferences }>> = {
  inspect: { inputs: { mode: 'inspect' } },
  'socket-container': { inputs: { mode: 'socket' } },
  'socket-embedded': { inputs: { mode: 'socket' }, machine: { clients: [] } },
  'dind-container': { inputs: { mode: 'dind', driver: 'docker-container', privilege: 'privileged' } },
  'dind-embedded': { inputs: { mode: 'dind' } },
  'remote-connected': { inputs: { driver: 'remote', endpoint: 'tcp://buildkit.example:1234' } },
  'remote-kubernetes': { inputs: { driver: 'kubernetes' } },
}

/** An input as a workflow may give it, and what else it needs. */
const samples: Readonly<Record<string, Values>> = {
  endpoint: { endpoint: 'tcp://other.example:1234' },
  append: { append: '- endpoint: tcp://more.example:1234\n  platforms: linux/arm64' },
  version: { version: 'v0.36.1' },
  'cache-binary': { 'cache-binary': 'false', version: 'v0.36.1' },
  'driver-opts': { 'driver-opts': 'image=mirror.example/buildkit:1' },
  'buildkitd-flags': { 'buildkitd-flags': '--debug' },
  'buildkitd-config': { 'buildkitd-config': 'buildkitd.toml' },
  'buildkitd-config-inline': { 'buildkitd-config-inline': 'debug = true' },
  use: { use: 'false' },
  platforms: { platforms: 'linux/arm64' },
  name: { name: 'mine' },
  'keep-state': { 'keep-state': 'true', name: 'mine' },
  cleanup: { cleanup: 'false' },
  inherit: { inherit: 'false' },
  'dind-image': { 'dind-image': 'docker:28.5.2-dind' },
  privilege: { privilege: 'privileged' },
  storage: { storage: 'loop:20g' },
  'storage-driver': { 'storage-driver': 'overlayfs' },
  network: { network: 'open' },
  ports: { ports: 'address' },
  cache: { cache: 'main' },
  preload: { preload: 'redis:8' },
  'daemon-config': { 'daemon-config': '{"debug": true}' },
  guard: { guard: 'enforce' },
  allow: { allow: 'privileged', guard: 'enforce' },
  reap: { reap: 'false', guard: 'enforce' },
  companion: { companion: 'off' },
  memory: { memory: '1g' },
  'pids-limit': { 'pids-limit': '500' },
  'start-timeout': { 'start-timeout': '30' },
  verify: { verify: 'false' },
  'fail-on': { 'fail-on': 'warning' },
  ignore: { ignore: 'mtu-mismatch' },
  'sweep-after': { 'sweep-after': '200' },
}
/** A node on Kubernetes has no endpoint. */
function sampleOf(way: Way, name: string): Values {
  if (way === 'remote-kubernetes' && name === 'append') return { append: '- platforms: linux/arm64' }
  if (way.startsWith('remote') && name === 'reap') return { reap: 'false' }
  return samples[name] ?? {}
}

/** These choose the way: `export: none` leaves a builder out, which no later step would find. */
const choosing = ['mode', 'driver', 'export']

test('each input that does not choose the mode has a sample', () => {
  expect([...Object.keys(samples), ...choosing].toSorted()).toEqual(Object.keys(inputEffects).toSorted())
})

/** Something to inherit. */
const environment = { HTTP_PROXY: 'http://proxy.example:3128' }

type Outcome = { readonly inputs: Inputs; readonly plan: Plan }

function outcomeOf(way: Way, given: Values): Outcome {
  const { inputs: leads, machine } = leading[way]
  const texts: Values = { ...defaults, ...given, ...leads }
  const configuration = texts['buildkitd-config'] || texts['buildkitd-config-inline'] || ''
  const append = nodesIn(parse(texts['append'] || '[]'))
  const inputs = readInputs(
    (name) => texts[name] ?? '',
    job,
    environment,
    ['mtu-mismatch'],
    configuration,
    append,
  )
  const { request } = inputs
  const { buildxVersion: asked } = request
  const release = asked.kind === 'release' ? { ...asked, asset: 'buildx', sha256: null } : null
  const installation = release && ({ from: 'release', release } as const)
  const plan = choosePlan({ request, observed: makeObserved(machine), findings: [], installation })
  return { inputs, plan }
}

/** All that an input may change but the list of those that were given. */
function effectOf({ inputs: { request, failOn, ignore }, plan }: Outcome) {
  const images = requestedImagesOf(request)
  const { platforms, startDeadline: wait } = request
  return { plan, failOn, ignore, images, platforms, wait }
}

/** In `inspect`, where nothing is planned, an input counts by what is judged; elsewhere by what is planned. */
function isFelt(way: Way, sample: Values, name: string): boolean {
  const { [name]: _, ...others } = sample
  const [without, given] = [effectOf(outcomeOf(way, others)), effectOf(outcomeOf(way, sample))]
  const parts = (effect: typeof given) =>
    way === 'inspect'
      ? { ...effect, wait: 0 }
      : { ...effect, ...(way.startsWith('remote') && { wait: 0 }), images: [], platforms: [] }
  return JSON.stringify(parts(without)) !== JSON.stringify(parts(given))
}

describe.each(ways)('%s:', (way) => {
  test.each(Object.keys(samples))('the table is right about `%s`', (name) => {
    const sample = sampleOf(way, name)
    const effect = inputEffects[name]?.[way]
    if (effect === 'refused') {
      expect(() => outcomeOf(way, sample)).toThrow(name)
      return
    }
    // This way is chosen by it already.
    if (leading[way].inputs[name] !== undefined) return
    const { inputs, plan } = outcomeOf(way, sample)
    expect(inputs.given).toHaveProperty(name, sample[name])
    const reported = withoutEffect(inputs.given, plan, false).flatMap((each) => each.inputs)
    expect(reported.includes(name)).toBe(effect !== 'honoured')
    expect(isFelt(way, sample, name)).toBe(effect === 'honoured')
  })
})

test.each([
  { mode: 'auto', text: 'docker-host', isReported: true },
  { mode: 'auto', text: 'docker-config', isReported: true },
  { mode: 'auto', text: 'none', isReported: false },
  { mode: 'dind', text: 'docker-config', isReported: false },
  { mode: 'inspect', text: 'none', isReported: true },
])(
  '`export: $text` with `mode: $mode` is reported as without effect: $isReported',
  ({ mode, text, isReported }) => {
    const texts: Values = { ...defaults, mode, export: text }
    const { request, given } = readInputs((name) => texts[name] ?? '', job, {}, [])
    const plan = choosePlan({ request, observed: makeObserved(), findings: [], installation: null })
    expect(withoutEffect(given, plan, false).length > 0).toBe(isReported)
  },
)

test('inputs are grouped by reason, with a remedy', () => {
  const { inputs, plan } = outcomeOf('socket-embedded', {
    memory: '1g',
    'pids-limit': '500',
    platforms: 'linux/arm64',
  })
  expect(withoutEffect(inputs.given, plan, false)).toEqual([
    expect.objectContaining({ inputs: ['platforms'], why: expect.stringContaining('embedded BuildKit') }),
    expect.objectContaining({
      inputs: ['memory', 'pids-limit'],
      remedy: expect.stringContaining('`mode: dind`'),
    }),
  ])
})

test('a builder that existed before keeps its options', () => {
  const given = { name: 'mine', 'driver-opts': 'network=host', cleanup: 'false' }
  const { inputs, plan } = outcomeOf('socket-container', given)
  expect(withoutEffect(inputs.given, plan, false)).toEqual([])
  expect(withoutEffect(inputs.given, plan, true)).toEqual([
    expect.objectContaining({
      inputs: ['driver-opts', 'cleanup'],
      why: expect.stringContaining('existed before'),
    }),
  ])
})

test.each([
  ['without a name has no effect', {}, ['keep-state']],
  ['with a name has one', { name: 'mine' }, []],
])('`keep-state` %s', (_, more, inputsWithout) => {
  const { inputs, plan } = outcomeOf('socket-container', { 'keep-state': 'true', ...more })
  expect(withoutEffect(inputs.given, plan, false).flatMap((each) => each.inputs)).toEqual(inputsWithout)
  expect(stepOf(plan, 'create-builder').keepState).toBe(inputsWithout.length === 0)
})

test('defaults are not reported', () => {
  const { inputs, plan } = outcomeOf('inspect', {})
  expect(withoutEffect(inputs.given, plan, false)).toEqual([])
})
