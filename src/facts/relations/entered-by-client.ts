import type { OwnContainer } from '../facts.ts'

/**
 * True if the runner enters the job's container for each step by `docker exec` of the machine's own client, which has
 * the step's variables for its own: a DOCKER_HOST of the job would divert it. GitHub's runner does so, and is known by
 * the network that it makes for a job with containers (actions/runner 258d6c8, ContainerOperationProvider.cs:96,
 * Handlers/StepHost.cs:237-290). act and the runners of Gitea and Forgejo enter by the Engine API.
 */
export function isEnteredByClient(ownContainer: OwnContainer | null): boolean {
  return ownContainer?.networks.some((name) => /^github_network_[0-9a-f]{32}$/.test(name)) ?? false
}
