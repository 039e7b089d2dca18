import { setTimeout as sleep } from 'node:timers/promises'
import { type Configuration, fileNames, ready } from '../../companion/configuration.ts'
import { ExpectedError } from '../../expected-error.ts'
import type { StartCompanion } from '../../plan/plan.ts'
import type { Started } from '../../platform/start-detached.ts'
import type { Tools } from '../step.ts'

/** Milliseconds until its tasks must work. Node starts in 40 ms, and in seconds on a machine under load. */
const deadline = 30_000

/** The variables of this process that the other one gets. All others can be secrets, which its /proc/PID/environ would show. */
const passedOn = ['PATH', 'HOME', 'RUNNER_TRACKING_ID'] as const

/**
 * Starts the process and waits until its tasks work.
 *
 * @returns its process ID
 * @throws ExpectedError `companion-failed` with the end of its log, or with the file that cannot be written. Then it does
 * not run.
 */
export async function startProcess(
  step: StartCompanion,
  tools: Pick<Tools, 'files' | 'processes' | 'startDetached' | 'environment' | 'signal'>,
): Promise<number> {
  let started: Started | undefined
  try {
    started = await launch(step, tools)
    const reason = await whyNotReady(started, tools.signal)
    if (reason === null && started.pid !== undefined) return started.pid
    const output = await tools.files.readText(`${step.directory}/${fileNames.log}`).catch(() => '')
    const end = output.trim().split('\n').slice(-3).join(' ')
    throw failure(`${reason}. The end of its log: ${end || 'empty'}`)
  } catch (error) {
    started?.kill()
    // The post step does not look for it any more.
    await tools.files.remove(`${step.directory}/${fileNames.process}`).catch(() => {})
    throw error instanceof ExpectedError
      ? error
      : failure(error instanceof Error ? error.message : String(error))
  } finally {
    started?.release()
  }
}

/** Writes the settings, starts the process, and writes which one it is, so that the post step can end it from now on. */
async function launch(
  { kind: _, ...step }: StartCompanion,
  { files, processes, startDetached, environment }: Parameters<typeof startProcess>[1],
): Promise<Started> {
  const { directory } = step
  await files.makeDirectory(directory, 0o700)
  const settings = `${directory}/${fileNames.settings}`
  const configuration: Configuration = { ...step, lifeline: processes.lifeline() }
  await files.createText(settings, JSON.stringify(configuration), 0o600)
  const started = startDetached({
    words: [settings],
    environment: Object.fromEntries(
      passedOn.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
    ),
    log: `${directory}/${fileNames.log}`,
  })
  try {
    const identity = started.pid === undefined ? null : processes.find(started.pid)
    if (identity) await files.createText(`${directory}/${fileNames.process}`, JSON.stringify(identity), 0o600)
  } catch (error) {
    started.kill()
    started.release()
    throw error
  }
  return started
}

/** null once it works. */
async function whyNotReady({ said, ended }: Started, signal: AbortSignal): Promise<string | null> {
  const late = sleep(deadline, `it is not ready after ${deadline / 1000} s`, { ref: false, signal })
  const early = said.then((text) => (text === ready ? null : ended))
  return Promise.race([early, ended, late.catch(() => 'another step failed')])
}

function failure(reason: string): ExpectedError {
  return new ExpectedError(
    'companion-failed',
    `The companion did not start: ${reason}.`,
    'Report this with the log of the step: https://github.com/berth-ci/berth/issues. Without it: `companion: off`.',
  )
}
