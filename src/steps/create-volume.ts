import { ExpectedError } from '../expected-error.ts'
import type { CreateVolume, Labels } from '../plan/plan.ts'
import type { Docker, VolumeInspection } from '../platform/docker.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler } from './step.ts'

/** Creates a volume for the job daemon's data root, so that its storage driver uses the host's filesystem. */
export const createVolume: StepHandler<'create-volume'> = {
  title: ({ name }) => `Creating volume ${name}`,
  async apply({ name, labels, options }, { connect, hostEngine }) {
    await makeVolume(name, labels, connect(hostEngine), options)
    return { volume: name }
  },
  undoTitle: ({ name }) => `Removing volume ${name}`,
  async undo({ name, labels }, { connect, hostEngine }) {
    await unmakeVolume(name, labels, connect(hostEngine))
  },
  // Longer than the deadline of a single call, so that an engine that hangs is reported as the cause.
  undoTimeout: 90_000,
}

/**
 * Creates a volume for this job alone.
 *
 * @throws ExpectedError `volume-in-use` if it exists
 */
export async function makeVolume(
  name: string,
  labels: Labels,
  docker: Docker,
  options: CreateVolume['options'] = {},
): Promise<void> {
  // Creating a volume that already exists succeeds and changes nothing (Engine API), so check first.
  if (await docker.inspectVolume(name)) {
    throw new ExpectedError(
      'volume-in-use',
      `Volume ${name} already exists. Two daemons that share a data root corrupt it.`,
      `If no other daemon uses the volume, remove it: docker volume rm ${name}`,
    )
  }
  await docker.createVolume(name, labels, options)
}

/** Removes the volume that `makeVolume` created for this job, if it exists. */
export async function unmakeVolume(name: string, labels: Labels, docker: Docker): Promise<void> {
  const volume = await docker.inspectVolume(name)
  if (!volume || !(isOwn(volume.Labels, labels) || isUnlabelled(volume))) return
  await docker.removeVolume(name)
  if (await docker.inspectVolume(name)) throw new Error(`volume ${name} still exists after its removal`)
}

/** The engine was killed before it saved the labels. The volume's name contains the job's token, so it is the job's. */
const isUnlabelled = ({ Labels }: VolumeInspection): boolean => Object.keys(Labels ?? {}).length === 0
