import { checks } from '../checks/index.ts'
import type { ExpectedError } from '../expected-error.ts'
import type { Observed } from '../facts/facts.ts'
import { withoutEffect } from '../plan/input-effects.ts'
import type { Plan } from '../plan/plan.ts'
import { recordedPlan } from '../plan/recorded.ts'
import { isRemote } from '../plan/request.ts'
import { type Report, reportSchemaVersion } from '../report/report.ts'
import type { Achieved } from '../steps/achieved.ts'
import { applySteps } from '../steps/apply-steps.ts'
import { awaitEngine } from '../steps/await-engine.ts'
import { preloadKubernetes } from '../steps/create-kubernetes-builder.ts'
import { emptyJournal, writeJournal } from '../steps/journal.ts'
import { clientVariablesOf, tlsVariables } from '../values/client-variables.ts'
import { passwordsIn } from '../values/proxy.ts'
import { decide } from './decide.ts'
import { annotateFailure, asExpected, logFailure } from './failure.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { jobOf } from './job.ts'
import { announceMain } from './journal-of-main.ts'
import { look, type Seen } from './look.ts'
import { provedOutcomes } from './proved-outcomes.ts'
import { publishReport } from './publish-report.ts'
import { readAppend } from './read-append.ts'
import { readBuildkitdConfiguration } from './read-buildkitd-configuration.ts'
import { withDaemons } from './requested-daemons.ts'
import { requestedImagesOf } from './requested-images.ts'
import { stopwatch } from './stopwatch.ts'
import { toolsOf } from './tools.ts'
import { failedVerdict, verdictOf } from './verdict.ts'
import { withoutDaemon } from './without-daemon.ts'
import { stateNames, type World } from './world.ts'

/** `inspect` needs no steps, and other modes need them only once the machine is looked at. */
const loadHandlers = () => import('../steps/step-handlers.ts')

/** The main step: look, check, decide, set up, test, report. An error fails the step and is never thrown. */
export async function runMain(world: World): Promise<void> {
  const { workflow, source, token } = world
  try {
    announceMain(world)
    const job = jobOf(source.environment, token)
    const ids = checks.map(({ id }) => id)
    const read = (name: string) => workflow.input(name)
    const configuration = await readBuildkitdConfiguration(
      read,
      source.environment,
      source.files,
      world.checkToml,
    )
    const append = await readAppend(read, world.parseYaml)
    const given = readInputs(read, job, source.environment, ids, configuration, append)
    // Later steps can show the options of the builder: docker/build-push-action does.
    if (given.request.inherit)
      for (const password of passwordsIn(given.request.proxies)) workflow.mask(password)
    const inputs = { ...given, request: await withDaemons(given.request, world) }
    const report = await run(inputs, world)
    await publishReport(report, world)
    if (report.verdict.status === 'failed') workflow.fail()
  } catch (error) {
    annotateFailure(asExpected(error), workflow)
    workflow.fail()
  }
}

async function run(inputs: Inputs, world: World): Promise<Report> {
  const { request } = inputs
  const watch = stopwatch()
  const startedAt = world.now().toISOString()
  const source = {
    ...world.source,
    requestedImages: requestedImagesOf(request),
    requestedPlatforms: request.platforms,
  }
  if (request.mode !== 'inspect') loadHandlers().catch(() => {})
  if (request.driver === 'kubernetes') preloadKubernetes()
  let seen = await look(world.probes, source)
  watch.lap('check')
  // `inspect` reports the machine as it is now, and a builder elsewhere needs no daemon here.
  if (
    request.mode !== 'inspect' &&
    !isRemote(request.driver) &&
    (await awaitEngine(seen.observed, request.startDeadline, toolsOf(world, '')))
  ) {
    watch.lap('wait for the daemon')
    seen = await look(world.probes, source)
    watch.lap('check again')
  }

  let plan: Plan | null = null
  let achieved: Achieved = {}
  let failure: ExpectedError | null = null
  try {
    plan = await decide(request, seen, world)
    world.workflow.log(`Mode: ${plan.strategy}. ${plan.because.join(' ')}`)
    watch.lap('choose the mode')
    await act(plan, seen.observed, world, (so) => {
      achieved = so
    })
    watch.lap('set up and test')
  } catch (error) {
    failure = withoutDaemon(asExpected(error), plan, request)
    // The report has its annotation.
    logFailure(failure, world.workflow)
  }
  const report = reportOf({ inputs, seen, plan, achieved, startedAt, timings: watch.laps(), world })
  return { ...report, verdict: failure ? failedVerdict(failure) : verdictOf(report) }
}

async function act(
  plan: Plan,
  observed: Observed,
  world: World,
  onAchieved: (achieved: Achieved) => void,
): Promise<void> {
  if (plan.steps.length === 0) return
  // Only steps for a builder elsewhere are planned without an endpoint.
  const { host, certificates } = observed.endpoint.status === 'seen' ? observed.endpoint.value : { host: '' }
  const tls = certificates ? tlsVariables(certificates) : {}
  const tools = toolsOf(world, host, tls)
  const journal = emptyJournal(host, clientVariablesOf({ ...world.source.environment, ...tls }))
  const record = (written: typeof journal) =>
    world.workflow.saveState(stateNames.journal, writeJournal(written))
  const { stepHandlers } = await loadHandlers()
  world.workflow.startGroup(`Set up: ${plan.strategy}`)
  try {
    await applySteps(plan.steps, stepHandlers, tools, journal, record, onAchieved)
  } finally {
    world.workflow.endGroup()
  }
}

function reportOf(parts: {
  readonly inputs: Inputs
  readonly seen: Seen
  readonly plan: Plan | null
  readonly achieved: Achieved
  readonly startedAt: string
  readonly timings: Report['timings']
  readonly world: World
}): Omit<Report, 'verdict'> {
  const { inputs, seen, plan, achieved, startedAt, timings, world } = parts
  return {
    schemaVersion: reportSchemaVersion,
    berthVersion: world.berthVersion,
    startedAt,
    requestedMode: inputs.request.mode,
    plan: plan && recordedPlan(plan),
    withoutEffect: plan ? withoutEffect(inputs.given, plan, achieved.builder?.reused === true) : [],
    outcomes: provedOutcomes(seen.outcomes, achieved, seen.observed, plan),
    ignored: inputs.ignore,
    failOn: inputs.failOn,
    achieved,
    facts: seen.observed,
    timings,
  }
}
