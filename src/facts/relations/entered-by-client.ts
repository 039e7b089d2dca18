import type { OwnContainer } from '../facts.ts'

/**
 * True if the runner starts each step of a container job with `docker exec` on the host. That client gets the step's
 * environment, so a DOCKER_HOST set by the job would redirect it. GitHub's runner does so, and is recognized by the
 * network that it creates for container jobs (actions/runner 258d6c8, ContainerOperationProvider.cs:96,
 * Handlers/StepHost.cs:237-290). act and the runners of Gitea and Forgejo use the Engine API.
 */
export function isEnteredByClient(ownContainer: OwnContainer | null): boolean {
  return ownContainer?.networks.some((name) => /^github_network_[0-9a-f]{32}$/.test(name)) ?? false
}
