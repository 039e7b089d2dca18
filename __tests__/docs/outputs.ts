/**
 * What a step prints in a mode; 'skipped' where its `if` is not met, 'depends' where that is the machine's affair, null
 * where it is for the other mode.
 */
type Result = RegExp | 'skipped' | 'depends' | null

type Use = {
  /** Words that no other snippet of docs/outputs.md has. */
  readonly words: string
  readonly dind: Result
  readonly socket: Result
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
  platforms: { words: 'linux/arm64', dind: 'depends', socket: 'depends' },
  nodes: { words: 'jq -r', dind: /\d/, socket: /\d/ },
  endpoint: { words: 'builds run at', dind: /builds run at default/, socket: /builds run at \S/ },
  status: { words: '= running', dind: /^$/, socket: /^$/ },
  flags: { words: '--allow security.insecure', dind: 'skipped', socket: 'skipped' },
  'engine-version': { words: 'VERSION%%', dind: /^$/, socket: null },
  'storage-driver': { words: "== 'vfs'", dind: 'skipped', socket: 'depends' },
  'daemon-pids': { words: 'VmRSS', dind: /VmRSS:\s+\d+ kB/, socket: /VmRSS:\s+\d+ kB/ },
  nested: { words: './bench', dind: /bench --label nested/, socket: 'skipped' },
  'shared-network-namespace': { words: 'DATABASE_HOST', dind: /^$/, socket: 'skipped' },
  'host-workspace': { words: 'ls /src', dind: /Dockerfile/, socket: /Dockerfile/ },
  'ports-host': {
    words: './smoke-test',
    dind: /smoke test of http:\/\/127\.0\.0\.1:8080/,
    socket: /smoke test of http:\/\/127\.0\.0\.1:8080/,
  },
  proof: { words: '<<< "$PROOF"', dind: /true/, socket: /true/ },
  privilege: { words: 'needs-devices', dind: 'skipped', socket: 'skipped' },
  'guard-boundary': { words: 'avoids the guard', dind: 'skipped', socket: 'skipped' },
  volume: { words: 'volume inspect', dind: /"Name": "berth-/, socket: null },
  findings: { words: '<<< "$FINDINGS"', dind: /true|false/, socket: /true|false/ },
  'errors-warnings': {
    words: './notify-the-platform-team',
    dind: /the platform team is told/,
    socket: /the platform team is told/,
  },
  report: { words: 'upload-artifact', dind: /Artifact berth: \{/, socket: /Artifact berth: \{/ },
  ledger: { words: '"$LEDGER"', dind: /^$/, socket: /^$/ },
  container: { words: 'logs "$CONTAINER"', dind: /API listen on/, socket: 'skipped' },
}
