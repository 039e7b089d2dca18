import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CompanionTasks, StartCompanion } from '../../src/plan/companion-steps.ts'
import { files } from '../../src/platform/files.ts'
import { type ProcessIdentity, processes } from '../../src/platform/processes.ts'
import { startDetached } from '../../src/platform/start-detached.ts'
import { startCompanion } from '../../src/steps/start-companion.ts'
import type { Tools } from '../../src/steps/step.ts'
import { makeTools } from '../steps/make-tools.ts'
import { closeAfterwards } from './close-afterwards.ts'
import { temporaryFolder } from './folder.ts'
import { isRunning } from './is-running.ts'

type Given = Partial<Pick<Tools, 'startDetached' | 'signal' | 'environment'>> & {
  readonly lifeline?: ProcessIdentity
  readonly tasks?: CompanionTasks
  /** The address of the daemon. */
  readonly host?: string
}

/** A step that starts a companion in a directory of the test, and the tools for it on this machine. */
export async function companionStep({ lifeline, tasks, host, ...given }: Given = {}) {
  const step: StartCompanion = {
    kind: 'start-companion',
    directory: join(await temporaryFolder('companion'), 'of-job'),
    daemon: {
      host: host ?? process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock',
      certificates: null,
    },
    labels: { 'berth.run': 'a-run', 'berth.token': '00000000' },
    tasks: tasks ?? { guard: null, ledger: null, ports: null },
  }
  const tools = makeTools({
    files,
    processes: { ...processes, lifeline: () => lifeline ?? processes.lifeline() },
    startDetached,
    ...given,
    environment: { ...process.env, GITHUB_TOKEN: 'a-secret', ...given.environment },
  })
  const undo = async () => {
    if (startCompanion.undo !== 'nothing') await startCompanion.undo(step, tools)
  }
  return { step, tools, undo }
}

/** Starts a companion, which is killed after the test. `pid` is 0 if it did not start. */
export async function startedCompanion(given: Given = {}) {
  const made = await companionStep(given)
  const { companion } = await startCompanion.apply(made.step, made.tools, {})
  const pid = companion?.pid ?? 0
  await closeAfterwards(() => {
    if (pid > 0 && isRunning(String(pid))) process.kill(pid, 'SIGKILL')
  })
  return { ...made, pid: String(pid) }
}

/** Waits up to ten seconds for the end of a process. */
export async function endOf(pid: string): Promise<boolean> {
  for (let tries = 0; tries < 100 && isRunning(pid); tries++) await sleep(100)
  return !isRunning(pid)
}
