import { ExpectedError } from '../expected-error.ts'
import type { VolumeInspection } from '../platform/docker.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler } from './step.ts'

/** A volume for the data root of the job's daemon, so that its storage driver lies on the host's filesystem. */
export const createVolume: StepHandler<'create-volume'> = {
  describe: ({ name }) => `create the volume ${name}`,
  async apply({ name, labels }, { connect, hostEngine }) {
    const docker = connect(hostEngine)
    // Creating a volume that is there already succeeds and changes nothing (Engine API), so it is looked for first.
    if (await docker.inspectVolume(name)) {
      throw new ExpectedError(
        'volume-in-use',
        `The volume ${name} exists already, and two daemons on one data root destroy it.`,
        `Remove it if nothing uses it: docker volume rm ${name}`,
      )
    }
    await docker.createVolume(name, labels)
    return { volume: name }
  },
  async undo({ name, labels }, { connect, hostEngine }) {
    const docker = connect(hostEngine)
    const volume = await docker.inspectVolume(name)
    if (!volume || !(isOwn(volume.Labels, labels) || isUnlabelled(volume))) return
    await docker.removeVolume(name)
    if (await docker.inspectVolume(name))
      throw new Error(`the volume ${name} is still there after its removal`)
  },
  // More than the engine has for each call, so that it is named where it hangs.
  undoTimeout: 90_000,
}

/** One that the engine was ended at before it wrote the labels down. Its name holds the job's token. */
const isUnlabelled = ({ Labels }: VolumeInspection): boolean => Object.keys(Labels ?? {}).length === 0
