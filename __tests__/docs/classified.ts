import { looks } from './commands.ts'
import { excused } from './excused.ts'
import { uses } from './outputs.ts'

/** A snippet, by its page and by words that no other snippet of the page has. */
export type Place = { readonly page: string; readonly words: string }

/** The examples that __tests__/e2e/docs.test.ts plays, each by a name. */
export const played = {
  first: { page: 'README.md', words: 'name: build' },
  buildAndPush: { page: 'README.md', words: 'docker/build-push-action' },
  otherEngine: { page: 'README.md', words: 'docker compose up' },
  disk: { page: 'README.md', words: 'storage: loop:8g' },
  gate: { page: 'README.md', words: 'mode: inspect' },
  keptBuilder: { page: 'docs/findings/builder-replaced.md', words: 'mode: inspect' },
  pinnedClient: { page: 'docs/findings/client-newer-than-engine.md', words: 'env:' },
  newerEngine: { page: 'docs/findings/engine-too-old.md', words: 'with:' },
  hostEngine: { page: 'docs/findings/nested-daemon.md', words: 'with:' },
  ownEngine: { page: 'docs/findings/several-daemons.md', words: 'with:' },
  movingImage: { page: 'docs/findings/unpinned-image.md', words: 'docker:dind\n' },
  afterSetupBuildx: { page: 'docs/migrating-from-setup-buildx.md', words: '"$PWD:/app"' },
  severalNodes: { page: 'docs/migrating-from-setup-buildx.md', words: 'append: |' },
  afterArc: { page: 'docs/migrating-from-arc-dind.md', words: 'mode: socket' },
  afterService: { page: 'docs/migrating-from-dind-service.md', words: 'mode: dind' },
  beforePrivileged: { page: 'docs/migrating-from-privileged-dind.md', words: '--privileged' },
  afterPrivileged: { page: 'docs/migrating-from-privileged-dind.md', words: 'mode: dind' },
  afterSetupDocker: { page: 'docs/migrating-from-setup-docker.md', words: 'mode: dind' },
  selfHosted: { page: 'docs/self-hosted.md', words: 'pids-limit' },
  cache: { page: 'docs/self-hosted.md', words: 'cache: $' },
  withoutSettings: { page: 'docs/self-hosted.md', words: 'inherit: false' },
  ports: { page: 'docs/ports.md', words: 'localhost:8080/passwd' },
  scan: { page: 'docs/scan-before-push.md', words: 'anchore/scan-action' },
  ledger: { page: 'docs/ledger.md', words: 'mode: dind' },
  hostWorkspace: { page: 'docs/findings/workspace-path-mismatch.md', words: 'host-workspace' },
} as const satisfies Readonly<Record<string, Place>>

/** The examples that __tests__/e2e/docs-of-container-jobs.test.ts plays by the runner of the ground. */
export const inContainers = {
  service: { page: 'docs/container-jobs.md', words: 'container: node:24' },
  publishedService: { page: 'docs/container-jobs.md', words: 'host.docker.internal:host-gateway' },
  noContext: { page: 'docs/container-jobs.md', words: 'mvn verify' },
  containerAction: { page: 'docs/container-jobs.md', words: 'export: none' },
} as const satisfies Readonly<Record<string, Place>>

/** The examples that __tests__/e2e/docs-of-the-guard.test.ts plays. */
export const ofTheGuard = {
  audit: { page: 'docs/guard.md', words: 'guard: audit' },
  enforce: { page: 'docs/guard.md', words: 'allow: host-network' },
  dind: { page: 'docs/guard.md', words: 'docker compose up' },
  container: { page: 'docs/guard.md', words: 'container: node:24' },
} as const satisfies Readonly<Record<string, Place>>

/** The example that __tests__/integration/buildx-install.test.ts plays, with a GitHub on loopback. */
export const withGitHub = {
  anotherBuildx: { page: 'docs/migrating-from-setup-buildx.md', words: 'version: v0.36.1' },
} as const satisfies Readonly<Record<string, Place>>

/** The examples that __tests__/kubernetes/docs.test.ts plays in the cluster. */
export const inCluster = {
  builder: { page: 'docs/beyond-one-machine.md', words: 'requests.cpu' },
  role: { page: 'docs/beyond-one-machine.md', words: 'kind: RoleBinding' },
  admission: { page: 'docs/beyond-one-machine.md', words: 'kubectl label' },
  fleet: { page: 'docs/beyond-one-machine.md', words: 'loadbalance=sticky' },
} as const satisfies Readonly<Record<string, Place>>

/** The examples that __tests__/e2e/docs-of-remote-builders.test.ts plays, with BuildKit in containers of this machine. */
export const elsewhere = {
  certificates: { page: 'docs/beyond-one-machine.md', words: 'openssl req' },
  start: { page: 'docs/beyond-one-machine.md', words: '--tlscacert' },
  oneNode: { page: 'docs/beyond-one-machine.md', words: 'tcp://buildkit.example:1234' },
  nodes: { page: 'docs/beyond-one-machine.md', words: 'tcp://arm64.example:1234' },
} as const satisfies Readonly<Record<string, Place>>

/** The commands that __tests__/e2e/docs-of-hooks.test.ts runs, and whose hooks it plays around a job. */
export const forOwners = {
  hooks: { page: 'docs/runner-machines.md', words: '/opt/berth-hooks\n' },
  reap: { page: 'docs/runner-machines.md', words: '--reap' },
} as const satisfies Readonly<Record<string, Place>>

/** All snippets that are known: those that a test runs, and those that are excused. */
export const classified: readonly Place[] = [
  ...Object.values(played),
  ...Object.values(inContainers),
  ...Object.values(ofTheGuard),
  ...Object.values(withGitHub),
  ...Object.values(inCluster),
  ...Object.values(elsewhere),
  ...Object.values(forOwners),
  ...Object.values(uses).map(({ words }) => ({ page: 'docs/outputs.md', words })),
  ...looks.map(({ id, words }) => ({ page: `docs/findings/${id}.md`, words })),
  ...excused,
]
