import { unmakeVolume } from './create-volume.ts'
import type { StepHandler } from './step.ts'

/** Takes the data root of the job daemon from those that earlier jobs with the same `cache` left. */
export const leaseVolume: StepHandler<'lease-volume'> = {
  title: ({ cache }) => `Taking a volume of the cache \`${cache.key}\``,
  async apply({ cache, layout, secret }, tools) {
    const { takeVolume } = await import('./cache/cache-keeper.ts')
    const taken = await takeVolume(cache, layout, secret.githubToken, tools)
    return { volume: taken.volume, cache: taken }
  },
  undoTitle: ({ cache }) => `Giving back the volume of the cache \`${cache.key}\``,
  async undo({ cache }, tools) {
    const { endLeases } = await import('./cache/cache-keeper.ts')
    const docker = tools.connect(tools.hostEngine)
    await endLeases(cache, docker, tools.log)
    await unmakeVolume(cache.ownVolume, cache.labels, docker)
  },
  // The engine mounts the volume to read its mark, and removes it if it is not clean.
  undoTimeout: 90_000,
}
