import { setTimeout as sleep } from 'node:timers/promises'
import { type Configuration, fileNames } from '../../companion/configuration.ts'
import { ExpectedError } from '../../expected-error.ts'
import type { StartCompanion } from '../../plan/plan.ts'
import type { ProcessIdentity } from '../../platform/processes.ts'
import type { Tools } from '../step.ts'

/** Milliseconds until its tasks must work. Node starts in 40 ms, and in seconds on a machine under load. */
const deadline = 30_000

/** The variables of this process that the other one gets. All others can be secrets, which its /proc/PID/environ would show. */
const passedOn = ['PATH', 'HOME', 'RUNNER_TRACKING_ID'] as const

/**
 * Starts the process and waits until its tasks work.
 *
 * @throws ExpectedError `companion-failed` with the end of its log
 */
export async function startProcess(
  { kind: _, ...step }: StartCompanion,
  { files, processes, startDetached, environment, signal }: Tools,
): Promise<ProcessIdentity> {
  const { directory } = step
  await files.makeDirectory(directory, 0o700)
  const settings = `${directory}/${fileNames.settings}`
  const configuration: Configuration = { ...step, lifeline: processes.parent() }
  await files.createText(settings, JSON.stringify(configuration), 0o600)
  const log = `${directory}/${fileNames.log}`
  const started = startDetached({
    words: [settings],
    environment: Object.fromEntries(
      passedOn.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
    ),
    log,
  })
  let end: string | undefined
  started.ended.then((reason) => {
    end = reason
  })
  const identity = () => readIdentity(files, directory)
  const until = performance.now() + deadline
  while (performance.now() < until && end === undefined && !signal.aborted) {
    const found = await identity()
    if (found !== null) {
      started.release()
      return found
    }
    await sleep(5)
  }
  started.release()
  const reason = end ?? `it is not ready after ${deadline / 1000} s`
  const output = await files.readText(log).catch(() => '')
  throw new ExpectedError(
    'companion-failed',
    `The companion did not start: ${reason}. The end of its log: ${output.trim().split('\n').slice(-3).join(' ') || 'empty'}.`,
    'Report this with the log of the step.',
  )
}

/** The process that has written its identity into the directory. null: none yet. */
export async function readIdentity(
  files: Tools['files'],
  directory: string,
): Promise<ProcessIdentity | null> {
  const text = await files.readText(`${directory}/${fileNames.process}`).catch(() => '')
  return text === '' ? null : JSON.parse(text)
}
