import { leaseLabel } from '../../plan/job.ts'
import type { Labels } from '../../plan/plan.ts'
import type { ContainerSpecification, Docker } from '../../platform/docker.ts'
import { statusCodeOf } from '../../platform/status-code.ts'
import { leaseTarget } from './mark.ts'

/** A volume, whose name the container that is its lease has too. */
export type Leased = {
  readonly volume: string
  /** The image of the container, which never runs. */
  readonly image: string
  /** The labels of the job. */
  readonly labels: Labels
  /** The labels of the volume, if the engine has to create it. */
  readonly volumeLabels: Labels
}

/**
 * Takes a lease. It is a container with the name of the volume, which is created and never started: the engine lets only
 * one of several calls at the same time create a name. While it exists, nobody can remove the volume.
 *
 * @returns the ID of the container; null if another job has the lease
 */
export async function createLease(leased: Leased, docker: Docker): Promise<string | null> {
  try {
    return await docker.createContainer(leaseSpecification(leased))
  } catch (error) {
    if (statusCodeOf(error) === 409) return null
    throw error
  }
}

/** The container of a lease, in the format of the Engine API. */
function leaseSpecification({ volume, image, labels, volumeLabels }: Leased): ContainerSpecification {
  return {
    name: volume,
    Image: image,
    Entrypoint: ['berth-lease'],
    Labels: { ...labels, [leaseLabel]: volume },
    HostConfig: {
      NetworkMode: 'none',
      Mounts: [
        {
          Type: 'volume',
          Source: volume,
          Target: leaseTarget,
          VolumeOptions: {
            // The image has nothing at this path, and an engine would look.
            NoCopy: true,
            Labels: { ...volumeLabels },
            DriverConfig: { Name: 'local', Options: {} },
          },
        },
      ],
    },
  }
}

/** The leases of this job, by its token. */
export async function leasesOf(labels: Labels, docker: Docker): Promise<{ id: string; volume: string }[]> {
  const token = labels['berth.token'] ?? ''
  if (token === '') return []
  const found = await docker.listContainers({ label: [leaseLabel, `berth.token=${token}`] })
  return found.map(({ Id, Labels }) => ({ id: Id, volume: Labels[leaseLabel] ?? '' }))
}
