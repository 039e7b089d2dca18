import type Dockerode from 'dockerode'
import type { RegistryLogin } from '../values/registry-logins.ts'
import { followProgress, type OnEvent } from './follow-progress.ts'
import { type Patience, whileAlive } from './while-alive.ts'

/** With the containerd image store, engines report no progress while they unpack a layer. */
const patience: Patience = { interval: 20_000, limit: 300_000 }

/**
 * Pulls an image without a deadline: a large image on a slow network is not an error. An engine or a registry that hangs
 * is.
 *
 * @param knock rejects if the engine does not answer
 */
export async function pullImage(
  dockerode: Dockerode,
  knock: () => Promise<void>,
  reference: string,
  login: RegistryLogin | null,
  onEvent: OnEvent,
  signal?: AbortSignal,
): Promise<void> {
  const pull = async (abortSignal: AbortSignal, progress: () => void) => {
    const stream = await dockerode.pull(reference, {
      abortSignal,
      ...(login && { authconfig: login as Dockerode.AuthConfig }),
    })
    await followProgress(dockerode, stream, (event) => {
      progress()
      onEvent(event)
    })
  }
  await whileAlive(pull, knock, { ...patience, signal })
}
