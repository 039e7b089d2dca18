/** A snippet that no test runs, found by words that no other snippet of its page has, and why it is not run. */
export type Excused = { readonly page: string; readonly words: string; readonly because: string }

const finding = (id: string, words: string, because: string): Excused => ({
  page: `docs/findings/${id}.md`,
  words,
  because,
})
const internet = 'needs the internet'
const harm = 'does what the page warns of, on the engine of the machine'

export const excused: readonly Excused[] = [
  {
    page: 'README.md',
    words: 'npx https',
    because: '__tests__/package.test.ts runs the same package by npx, from a file',
  },
  {
    page: 'docs/runner-machines.md',
    words: 'npm install',
    because: '__tests__/package.test.ts installs the same package, from a file',
  },
  {
    page: 'docs/runner-machines.md',
    words: 'useradd',
    because:
      '__tests__/integration/owner-guard.test.ts has such users, without changing those of the machine',
  },
  {
    page: 'docs/runner-machines.md',
    words: '--check',
    because: '__tests__/integration/owner-guard.test.ts runs it as another user, without sudo',
  },
  {
    page: 'docs/runner-machines.md',
    words: 'image prune',
    because: 'removes what others have on the engine of the machine',
  },
  {
    page: 'docs/migrating-from-setup-buildx.md',
    words: 'docker/setup-buildx-action',
    because: 'needs an action from GitHub, of which only the steps after the change are the subject',
  },
  {
    page: 'docs/migrating-from-setup-docker.md',
    words: 'docker/setup-docker-action',
    because: "needs an action from GitHub, which downloads from Docker's servers",
  },
  {
    page: 'docs/migrating-from-arc-dind.md',
    words: 'docker/setup-buildx-action',
    because: 'needs a Kubernetes cluster',
  },
  {
    page: 'docs/migrating-from-dind-service.md',
    words: '--privileged',
    because:
      'act starts no privileged service; __tests__/integration/service.test.ts starts such a daemon, with Berth beside it',
  },
  finding('foreign-network-namespace', 'nginx', internet),
  finding(
    'foreign-network-namespace',
    '--name db -p',
    'shows what does not work, with a database that no registry here has',
  ),
  finding('foreign-network-namespace', 'job.container.network', 'needs a database that no registry here has'),
  finding('hidden-cgroup-limit', 'big-test', 'stands for a test of the reader'),
  finding('low-disk-space', 'builder prune', 'removes what others have on the engine of the machine'),
  finding(
    'missing-emulator',
    '--platform linux/arm64',
    'needs an image for arm64, which no registry here has',
  ),
  finding('mtu-mismatch', 'dl-cdn.alpinelinux.org', internet),
  finding(
    'no-reachable-engine',
    'container: node:24\n',
    'shows what does not work; a runner of GitHub mounts the socket into any `container:`',
  ),
  finding(
    'no-reachable-engine',
    "volumes: ['/var/run",
    'act and the runner mount the socket themselves, and it cannot be mounted twice',
  ),
  finding('overlay-on-overlay', 'docker run --privileged docker:', harm),
  finding(
    'overlay-on-overlay',
    '-v docker-data:',
    'starts a privileged daemon that does not end; Berth does this in __tests__/integration/dind.test.ts',
  ),
  finding('several-daemons', 'sudo dockerd', harm),
  finding('shared-data-root', '<name of the volume>', 'has a place to fill in'),
  finding('shared-data-root', '-v /var/lib/docker:/var/lib/docker', harm),
  finding(
    'shared-data-root',
    'docker volume create',
    'starts a privileged daemon that does not end; Berth does this in __tests__/integration/dind.test.ts',
  ),
  finding('sidecar-data-root-unmounted', 'kubectl', 'needs a Kubernetes cluster'),
  finding('sidecar-data-root-unmounted', 'emptyDir', 'needs a Kubernetes cluster'),
  finding('socket-permission-denied', 'usermod', 'changes the users and services of the machine'),
  finding('unpinned-image', 'imagetools', internet),
  finding('unpinned-image', '@sha256:<digest>', 'has a place to fill in'),
  finding('workspace-path-mismatch', 'docker inspect "$HOSTNAME"', 'is for a job in a container'),
  finding(
    'workspace-path-mismatch',
    '"$PWD:/app"',
    'shows what does not work in a job in a container; __tests__/e2e/container-job.test.ts has the finding',
  ),
]
