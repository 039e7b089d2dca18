import { chmodSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { orFew } from '../long-form.ts'
import type { Job, StepResult } from '../run-action.ts'
import { play } from './play.ts'

const nobody = 65534

/** In a mount namespace of its own: a /proc that hides others' processes, and a Node that this user may run. */
const start = `
mount -t proc -o hidepid=2 proc /proc
touch "$HOME/node" && mount --bind "$1" "$HOME/node" && shift
chown -R ${nobody}:${nobody} "$HOME"
exec setpriv --reuid=${nobody} --regid=${nobody} --groups="$(stat -c %g "$SOCKET")" "$HOME/node" "$@"
`

async function becomeNobody(job: Job): Promise<void> {
  const action = await builtAction()
  const engine = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '')
  for (const folder of [dirname(action), dirname(engine)]) chmodSync(folder, 0o755)
  Object.assign(job.environment, { HOME: job.folder, SOCKET: engine })
  // Not sh: dash takes variables such as INPUT_KEEP-STATE out of the environment.
  job.starter.push('unshare', '--mount', 'bash', '-ec', start, 'start')
}

/** No fact that could not be seen is judged well. */
function expectUnknown({ outputs, log }: StepResult): void {
  if (!outputs['report']) throw new Error(log)
  expect(outputs).toMatchObject({ 'daemon-pids': '', nested: '' })
  const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')) as {
    readonly outcomes: readonly { readonly id: string; readonly status: string }[]
  }
  const judged = report.outcomes.filter(({ id }) =>
    /^(several-daemons|nested-daemon|shared-data-root)$/.test(id),
  )
  expect(judged.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown'])
}

test.each(orFew(['socket', 'dind'] as const, (mode) => mode === 'dind'))('%s', async (mode) => {
  await play({
    ...{ fault: 'proc-hidden', mode, moment: 'both programs' },
    // This user can read no buildx of root's.
    inputs: { driver: 'docker', 'driver-opts': '' },
    prepare: becomeNobody,
    between: (_, main) => expectUnknown(main),
    reported: null,
  })
})
