import { ExpectedError } from '../../expected-error.ts'
import type { Docker } from '../../platform/docker.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'
import { engineError } from '../engine-error.ts'
import type { Tools } from '../step.ts'

/** The daemon of a node. */
type EngineOfNode = {
  readonly docker: Docker
  /** Makes calls to it. Their errors name the node. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>
}

/**
 * Connects to the daemon of a node, which can be another one than the host daemon.
 *
 * @param node `A node` or one with its name
 * @throws ExpectedError `builder-not-ready` from `ask` if that daemon fails
 */
export function connectNode(
  node: string,
  { host, certificates }: DaemonAddress,
  { connect, hostEngine }: Pick<Tools, 'connect' | 'hostEngine'>,
): EngineOfNode {
  const docker = connect(host, certificates)
  return {
    docker,
    async ask(question) {
      try {
        return await question()
      } catch (error) {
        // The steps before this one have used the host daemon, whose errors have their own sentences.
        if (host === hostEngine || error instanceof ExpectedError) throw error
        const reason = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error))
        throw new ExpectedError(
          'builder-not-ready',
          `${node} of the builder cannot use the daemon at ${host}: ${reason.replace(/\.$/, '')}.`,
          'Check the daemon at the `endpoint` of this node: docker --host <address> version, or docker --context <name> version.',
          { cause: error },
        )
      }
    },
  }
}
