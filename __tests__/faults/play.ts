import { existsSync, globSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@jest/globals'
import { connectDocker } from '../../src/platform/docker.ts'
import { files } from '../../src/platform/files.ts'
import type { Tools } from '../../src/steps/step.ts'
import { sweepLeftovers } from '../../src/steps/sweep-leftovers.ts'
import { aJob, docker, ownBuilder, ownDaemon, tracesOf } from '../integration/host.ts'
import type { Job, Kill, StepResult, Values } from '../run-action.ts'
import { makeSweep } from '../steps/make-sweep.ts'
import { type Command, errorsIn } from '../workflow-commands.ts'
import type { Fault } from './catalogue.ts'
import { record } from './record.ts'

/** A job at which a fault is thrown, and what must come of it. */
export type Scenario = {
  readonly fault: Fault
  readonly mode: 'socket' | 'dind'
  readonly moment: string
  /** Beyond those of the mode. */
  readonly inputs?: Values
  readonly prepare?: (job: Job) => unknown
  readonly inMain?: Kill
  readonly between?: (job: Job, main: StepResult) => unknown
  readonly inPost?: Kill
  /** Makes the engine and the machine well again once post has run. */
  readonly mend?: (job: Job) => unknown
  /** What the first error of main says, as `code: message`; null where main must not fail. */
  readonly reported: RegExp | null
  /** True where the fault may come too late for main. */
  readonly mayPass?: boolean
  /** What each warning of post says; none may come by default. */
  readonly warned?: RegExp
  /** Milliseconds that main and post may take. */
  readonly limits?: { readonly main?: number; readonly post?: number }
}

const inputsOf = { socket: ownBuilder, dind: ownDaemon }

/** Runs a whole job, throws the fault at it, and holds what comes of it against what must. */
export async function play(scenario: Scenario): Promise<void> {
  const { fault, mode, moment, reported, warned, limits = {} } = scenario
  const before = await everything()
  const job = await aJob()
  await scenario.prepare?.(job)
  const main = await job.main({ ...inputsOf[mode], ...scenario.inputs }, scenario.inMain)
  await scenario.between?.(job, main)
  const post = await job.post(scenario.inPost)
  await scenario.mend?.(job)
  const left = await leftOf(job)
  const problems = { log: `${main.log}\n--- post\n${post.log}` }

  const [error] = errorsIn(main.commands).map(sentence)
  expect({ ...problems, exitCode: main.exitCode, error }).toMatchObject(
    reported === null || (scenario.mayPass && main.exitCode === 0)
      ? { exitCode: 0 }
      : { exitCode: 1, error: expect.stringMatching(reported) },
  )
  const warnings = post.commands.filter(({ name }) => name === 'warning').map(sentence)
  expect({ ...problems, exitCode: post.exitCode }).toMatchObject({ exitCode: 0 })
  for (const warning of warnings) expect(warning).toMatch(warned ?? /^nothing is to be warned of$/)
  expect(main.milliseconds).toBeLessThan(limits.main ?? 30_000)
  expect(post.milliseconds).toBeLessThan(limits.post ?? 20_000)

  // What stays without a word is never found by anyone.
  if (left.length > 0)
    expect({ ...problems, left, warnings }).toMatchObject({
      warnings: [expect.anything(), ...warnings.slice(1)],
    })
  if (left.length > 0) await sweep(job)
  // An engine that was stopped can finish a request of main after the first sweep.
  if ((await leftOf(job)).length > 0) await sweep(job)
  expect(await leftOf(job)).toEqual([])
  const after = await everything()
  expect(after.filter((thing) => !before.includes(thing))).toEqual([])
  // What an earlier job's container leaves of itself in the engine may go meanwhile; what is theirs may not.
  expect(after).toEqual(expect.arrayContaining(before.filter((thing) => /theirs|berth-ground/.test(thing))))
  const codes = [...errorsIn(main.commands).slice(0, 1), ...post.commands]
    .map(({ title }) => title)
    .filter((title) => title !== '')
  record({
    ...{ fault, mode, moment, main: main.milliseconds, post: post.milliseconds },
    reported: [...new Set(codes)].join(', '),
    left: left.map((thing) => thing.replaceAll(job.run, 'RUN')),
  })
}

const sentence = ({ title, message }: Command): string => `${title}: ${message}`

/** All that is on the engine, whosever it is. */
export async function everything(): Promise<string[]> {
  const lists = await Promise.all([
    docker('ps', '--all', '--no-trunc', '--format', '{{if .Names}}container {{.ID}} {{.Names}}{{end}}'),
    docker('volume', 'ls', '--format', 'volume {{.Name}}'),
    docker('network', 'ls', '--format', 'network {{.Name}}'),
    docker('image', 'ls', '--all', '--no-trunc', '--format', 'image {{.ID}} {{.Repository}}:{{.Tag}}'),
  ])
  return lists.flatMap((list) =>
    list
      .split('\n')
      .filter((line) => line !== '')
      .toSorted(),
  )
}

/** What is left of a job, processes included; what is about to end may do so. */
export async function leftOf(job: Job): Promise<string[]> {
  for (const pause of [0, 500, 1500, 3000]) {
    await sleep(pause)
    if ((await allOf(job)).length === 0) return []
  }
  return allOf(job)
}

const allOf = async (job: Job): Promise<string[]> => [...(await tracesOf(job)), ...processesOf(job)]

/** Whatever a step of the job has started has its environment. */
function processesOf({ run }: Job): string[] {
  return globSync('/proc/[0-9]*/environ').flatMap((path) => {
    try {
      if (!readFileSync(path, 'utf8').includes(`GITHUB_RUN_ID=${run}`)) return []
      return [`process ${readFileSync(path.replace('environ', 'cmdline'), 'utf8').replaceAll('\0', ' ')}`]
    } catch {
      return []
    }
  })
}

/** What the next job does once all this is older than any job, by the step that it does it with. */
export async function sweep({ environment }: Job): Promise<void> {
  const hostEngine = process.env['DOCKER_HOST'] ?? ''
  const connect = () => connectDocker(hostEngine, { environment: {} })
  const warn = (message: string) => {
    throw new Error(message)
  }
  const tools = { connect, hostEngine, files, environment, log: () => {}, warn }
  // Volumes tell their age in whole seconds.
  const step = makeSweep({ olderThan: -2, runningOlderThan: -2 })
  await sweepLeftovers.apply(step, tools as unknown as Tools, {})
}

const [faketime] = globSync('/usr/lib/*/faketime/libfaketime.so.1')

/** Moves the clock of the job's programs; the machine's own stays. */
export function atAnotherTime({ environment }: Job, shift: `${'+' | '-'}${number}h`): void {
  if (!faketime || !existsSync(faketime)) throw new Error('libfaketime is missing: script/ground faketime')
  // Timers of Node run by the monotonic clock, which nobody sets.
  Object.assign(environment, { LD_PRELOAD: faketime, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' })
}
