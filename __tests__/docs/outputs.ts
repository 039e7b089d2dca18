type Use = {
  /** Words that no other snippet of docs/outputs.md has. */
  readonly words: string
  /** What its step prints in a mode; 'skipped' where its `if` is not met, null where it is for the other mode. */
  readonly dind: RegExp | 'skipped' | null
  readonly socket: RegExp | 'skipped' | null
}

/** The uses of docs/outputs.md, by output, in the order in which they are run. */
export const uses: Readonly<Record<string, Use>> = {
  mode: { words: 'images.tar', dind: /Loaded image: berth-ground\/busybox:1/, socket: 'skipped' },
  reason: { words: 'release-notes.md', dind: /^$/, socket: /^$/ },
  'docker-host': {
    words: './integration-tests',
    dind: /integration tests on 29\./,
    socket: /integration tests on \d/,
  },
  socket: { words: 'example/needs-docker', dind: /it has a socket/, socket: /it has a socket/ },
  name: {
    words: 'build-push-action',
    dind: /containerimage\.digest|buildx\.build\.ref/,
    socket: /buildx\.build\.ref/,
  },
  driver: { words: '--cache-to', dind: 'skipped', socket: /writing cache image manifest/ },
  platforms: { words: 'linux/arm64', dind: 'skipped', socket: 'skipped' },
  nodes: { words: 'jq -r', dind: /\d/, socket: /\d/ },
  'engine-version': { words: 'VERSION%%', dind: /^$/, socket: null },
  'storage-driver': { words: "== 'vfs'", dind: 'skipped', socket: 'skipped' },
  'daemon-pids': { words: 'VmRSS', dind: /VmRSS:\s+\d+ kB/, socket: /VmRSS:\s+\d+ kB/ },
  nested: { words: './bench', dind: /bench --label nested/, socket: 'skipped' },
  'shared-network-namespace': { words: 'DATABASE_HOST', dind: /^$/, socket: 'skipped' },
  'host-workspace': { words: 'ls /src', dind: /Dockerfile/, socket: /Dockerfile/ },
  privilege: { words: 'needs-devices', dind: 'skipped', socket: 'skipped' },
  volume: { words: 'volume inspect', dind: /"Name": "berth-/, socket: null },
  findings: { words: 'jq -e', dind: /\b(true|false)\b/, socket: /\b(true|false)\b/ },
  'errors-warnings': {
    words: './notify-the-platform-team',
    dind: /the platform team is told/,
    socket: /the platform team is told/,
  },
  report: { words: 'upload-artifact', dind: /Artifact berth: \{/, socket: /Artifact berth: \{/ },
  container: { words: 'logs "$CONTAINER"', dind: /API listen on/, socket: 'skipped' },
}
