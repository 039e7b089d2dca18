import type { Finding, Outcome } from '../src/checks/check.ts'
import type { Confinement } from '../src/facts/facts.ts'
import { nothingInherited } from '../src/plan/inherit/inherited.ts'
import type { LaunchDaemon, PassedOver, Recorded } from '../src/plan/plan.ts'
import type { Report } from '../src/report/report.ts'
import type { NodeProof, ProofPart } from '../src/steps/achieved.ts'
import {
  containerNamespaces,
  initialNamespaces,
  makeNestedDaemon,
  makeObserved,
  unseen,
} from './make-facts.ts'

const gibibyte = 1024 ** 3
const labels = { 'berth.run': '1234567890', 'berth.job': 'build' }
const stem = 'berth-1234567890-1-a1b2c3d4'
const hostSocket = 'unix:///var/run/docker.sock'
const ownSocket = '/home/runner/work/_temp/berth-a1b2c3d4/docker.sock'
const buildxFolder = '/home/runner/work/_temp/berth-a1b2c3d4-buildx'

export function makeFinding(differences: Partial<Finding> = {}): Finding {
  return {
    id: 'foreign-containers',
    severity: 'warning',
    about: 'host-daemon',
    title: 'Containers of other jobs use this daemon',
    message: '2 containers of other jobs run on the daemon: `database` and `cache`.',
    evidence: [
      { label: 'container', value: 'database postgres:17.6' },
      { label: 'container', value: 'cache redis:8.2' },
    ],
    remedy: 'Remove them, or use `mode: dind` for a separate daemon.',
    rulesOut: ['socket'],
    ...differences,
  }
}

export function failed(differences: Partial<Finding> = {}): Outcome {
  const finding = makeFinding(differences)
  return { status: 'failed', id: finding.id, finding }
}

export function passed(id: string, title: string): Outcome {
  return { status: 'passed', id, title }
}

export function unknown(id: string, title: string, reason: string): Outcome {
  return { status: 'unknown', id, title, reason }
}

const passing = [
  passed('overlay-on-overlay', 'Filesystem of the data root'),
  passed('vfs-storage-driver', 'Storage driver'),
  passed('mtu-mismatch', 'MTU of networks'),
  passed('outdated-engine', 'Daemon version'),
]

/** A healthy run on the host's daemon, or another one by its differences. */
export function socketReport(differences: Partial<Report> = {}): Report {
  const workspace = '/home/runner/work/app/app'
  return {
    schemaVersion: 1,
    berthVersion: '0.1.0',
    startedAt: '2026-01-01T12:00:00.000Z',
    requestedMode: 'auto',
    verdict: {
      status: 'ready',
      sentence: 'Docker is ready on the host daemon. The test container passed.',
      failure: null,
    },
    plan: {
      strategy: 'socket',
      because: [
        'The host daemon is reachable, and no finding rules it out.',
        `docker 28.0.4 answers at ${hostSocket} (default socket).`,
      ],
      rejected: [
        { strategy: 'dind', reasons: ['Not needed: `socket` works and is tried first.'], findings: [] },
      ],
      steps: [
        {
          kind: 'sweep-leftovers',
          olderThan: 86_400,
          runningOlderThan: 432_000,
          attempt: { repository: 'acme/app', run: '1', attempt: '1' },
        },
        { kind: 'create-buildx-folder', path: buildxFolder, keepsCurrent: false },
        {
          kind: 'create-builder',
          buildx: {
            program: '/usr/libexec/docker/cli-plugins/docker-buildx',
            environment: { BUILDX_CONFIG: buildxFolder },
          },
          folder: buildxFolder,
          name: stem,
          nodes: [
            {
              name: `${stem}0`,
              endpoint: hostSocket,
              platforms: [],
              daemon: { host: hostSocket, certificates: null },
            },
          ],
          labels,
          keepState: false,
          cleanup: true,
          use: true,
          inherited: nothingInherited,
          debug: false,
        },
        {
          kind: 'export-environment',
          variables: { BUILDX_CONFIG: buildxFolder },
          addressVariables: [],
          previous: { BUILDX_CONFIG: '' },
        },
        {
          kind: 'prove-container',
          host: hostSocket,
          name: `${stem}-proof`,
          image: `${stem}-proof:latest`,
          labels,
          architecture: 'x86_64',
          network: 'default',
          workspace: { source: workspace, destination: workspace },
          mustSeeWorkspace: false,
          mustPass: false,
          user: '1001:118',
          ports: { hosts: ['127.0.0.1'], certain: true },
        },
      ],
    },
    withoutEffect: [],
    outcomes: passing,
    ignored: [],
    failOn: 'error',
    achieved: {
      builder: {
        name: stem,
        driver: 'docker-container',
        platforms: ['linux/amd64', 'linux/386'],
        nodes: [
          {
            name: `${stem}0`,
            endpoint: hostSocket,
            status: 'running',
            buildkit: 'v0.26.3',
            platforms: ['linux/amd64', 'linux/386'],
            labels: { 'org.mobyproject.buildkit.worker.executor': 'oci' },
          },
        ],
      },
      environment: { BUILDX_CONFIG: buildxFolder },
      containerProof: {
        host: hostSocket,
        workspace,
        portsHost: '127.0.0.1',
        milliseconds: 412,
        parts: testParts(hostSocket, '127.0.0.1', workspace),
      },
      swept: [],
    },
    facts: makeObserved(),
    timings: [
      { phase: 'look', milliseconds: 310 },
      { phase: 'judge', milliseconds: 2 },
      { phase: 'decide', milliseconds: 1 },
      { phase: 'act', milliseconds: 2840 },
      { phase: 'prove', milliseconds: 655 },
    ],
    ...differences,
  }
}

const testParts = (host: string, portsHost: string, workspace: string): ProofPart[] => [
  { part: 'container', status: 'passed', detail: `a container ran on ${host}` },
  {
    part: 'name-server',
    status: 'passed',
    detail: 'DNS server 168.63.129.16 answered a container on the default network',
  },
  { part: 'published-port', status: 'passed', detail: `the job reached a published port at ${portsHost}` },
  {
    part: 'workspace',
    status: 'passed',
    detail: `the container read a file of the job, mounted from ${workspace}`,
  },
  { part: 'workspace-write', status: 'passed', detail: 'the job read a file that the container wrote' },
]

/** The results of a run whose test container did not start, and need not. */
export function withFailedTest(): Report['achieved'] {
  const proof = { host: hostSocket, workspace: null, portsHost: null, milliseconds: 90 }
  const detail = `A test container failed on ${hostSocket}: iptables: No chain/target/match by that name`
  const remedy = 'Restart Docker to restore its firewall rules: systemctl restart docker.'
  const parts: ProofPart[] = [{ part: 'container', status: 'failed', detail, remedy }]
  return { ...socketReport().achieved, containerProof: { ...proof, parts } }
}

const withoutSysbox: PassedOver = {
  privilege: 'sysbox',
  reasons: ['The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.'],
}

const launch: Recorded<LaunchDaemon> = {
  kind: 'launch-daemon',
  container: `${stem}-daemon`,
  image: 'docker:28.5.2-dind',
  privileges: ['capabilities'],
  passedOver: [withoutSysbox],
  dataRoot: { kind: 'volume', name: `${stem}-data` },
  socket: ownSocket,
  user: 1001,
  architecture: 'x86_64',
  socketGroup: 1001,
  networks: [],
  networkMode: 'isolated',
  localhostPorts: { firstDynamic: 40_000, sources: 'machine' },
  binds: [
    { source: '/srv/runner/work', destination: '/home/runner/work', ifMissing: 'make' },
    { source: '/srv/runner/tools', destination: '/opt/hostedtoolcache', ifMissing: 'make' },
  ],
  storages: [{ place: 'volume', driver: 'overlay2' }],
  disk: { container: `${stem}-disk`, volume: `${stem}-loop`, bytes: null },
  bridgeAddress: '172.30.0.1/24',
  addressPool: '10.201.0.0/16',
  mtu: 1450,
  inherited: nothingInherited,
  memory: 6 * gibibyte,
  pidsLimit: 4096,
  cpus: 3.5,
  host: { appArmor: true, seLinux: false, userNamespaceRemap: false },
  labels,
  deadline: 60_000,
}

/** The process of a daemon with `privilege: capabilities` on cgroup v2, as the kernel shows it. */
export const confined: Confinement = {
  userNamespace: { status: 'seen', value: { initial: true, root: 0, uids: 4_294_967_295 } },
  capabilities: {
    status: 'seen',
    value: {
      effective: ['CHOWN', 'NET_ADMIN', 'SYS_PTRACE', 'SYS_ADMIN'],
      bounding: ['CHOWN', 'NET_ADMIN', 'SYS_PTRACE', 'SYS_ADMIN'],
    },
  },
  seccomp: { status: 'seen', value: 'filter' },
  noNewPrivileges: { status: 'seen', value: false },
  kernelFiles: { status: 'seen', value: { hidden: ['/proc/kcore', '/proc/keys'], readOnly: ['/proc/sys'] } },
  devices: { status: 'unseen', reason: 'cgroup v2 has the rules for devices in a BPF program' },
}

/** A run on a shared self-hosted machine, in a container, with a job daemon. */
export function dindReport(differences: Partial<Report> = {}): Report {
  const workspace = '/home/runner/work/app/app'
  const host = `unix://${ownSocket}`
  const finding = makeFinding()
  return socketReport({
    verdict: {
      status: 'ready',
      sentence: 'Docker is ready on a separate daemon for this job. The test container passed.',
      failure: null,
    },
    plan: {
      strategy: 'dind',
      because: ['Findings rule out `socket`. The host can run a separate daemon.'],
      rejected: [{ strategy: 'socket', reasons: [finding.message], findings: [finding.id] }],
      steps: [
        { kind: 'obtain-image', reference: launch.image, purpose: 'daemon' },
        { kind: 'create-directory', path: ownSocket.replace('/docker.sock', '') },
        { kind: 'create-volume', name: launch.dataRoot.name, labels },
        launch,
        {
          kind: 'export-environment',
          variables: { DOCKER_HOST: host },
          addressVariables: [],
          previous: { DOCKER_HOST: '' },
        },
        { kind: 'prove-daemon', container: launch.container, ownNamespaces: initialNamespaces },
      ],
    },
    outcomes: [
      ...passing,
      { status: 'failed', id: finding.id, finding },
      unknown('duplicate-data-root', 'Data root per daemon', '/proc shows only processes of this container'),
    ],
    achieved: {
      daemonImage: {
        reference: launch.image,
        id: `sha256:${'7'.repeat(64)}`,
        digest: `sha256:${'3'.repeat(64)}`,
      },
      directory: ownSocket.replace('/docker.sock', ''),
      volume: launch.dataRoot.name,
      daemon: {
        container: launch.container,
        host,
        socket: ownSocket,
        engineVersion: '28.5.2',
        apiVersion: '1.51',
        minApiVersion: '1.24',
        storageDriver: 'overlay2',
        storage: { place: 'volume', passedOver: [] },
        privilege: 'capabilities',
        passedOver: [withoutSysbox],
        address: '172.17.0.5',
        network: 'isolated',
        readyAfter: 1930,
        limits: { memory: launch.memory, pids: launch.pidsLimit, cpus: launch.cpus },
        inherited: nothingInherited,
      },
      builder: { name: 'default', driver: 'docker', platforms: ['linux/amd64'], nodes: [] },
      environment: { DOCKER_HOST: host, BUILDX_CONFIG: buildxFolder },
      containerProof: {
        host,
        workspace,
        portsHost: '172.17.0.2',
        milliseconds: 655,
        parts: testParts(host, '172.17.0.2', workspace),
      },
      daemonProof: {
        pids: [88_211],
        namespacePids: [88_211, 1],
        namespaces: containerNamespaces,
        nested: true,
        nestedInIt: [],
        sharedNetworkNamespace: false,
        unseen: null,
      },
      confinement: confined,
      swept: ['berth-1234560000-1-0f0e0d0c-daemon'],
    },
    facts: makeObserved({
      runner: { kind: 'self-hosted', name: 'build-03', inContainer: true, workspace },
      ownContainer: {
        id: 'e'.repeat(64),
        image: 'ghcr.io/example/runner:2.329',
        mounts: [
          {
            type: 'bind',
            source: '/srv/runner/work',
            destination: '/home/runner/work',
            readOnly: false,
            volume: null,
          },
        ],
        networks: ['bridge'],
      },
      engine: { name: 'build-03', version: '27.5.1' },
      daemons: unseen('/proc shows only processes of this container'),
    }),
    ...differences,
  })
}

/** A job in a pod without a daemon that builds on two hosts, the second of another architecture. */
export function remoteReport(differences: Partial<Report> = {}): Report {
  const labels = { 'org.mobyproject.buildkit.worker.executor': 'oci' }
  const node = { status: 'running', buildkit: 'v0.26.3', labels }
  const builder = {
    name: stem,
    driver: 'remote',
    platforms: ['linux/amd64', 'linux/386', 'linux/arm64'],
    nodes: [
      {
        ...node,
        name: `${stem}0`,
        endpoint: 'tcp://amd64.buildkit.example:1234',
        platforms: ['linux/amd64', 'linux/386'],
      },
      { ...node, name: 'arm', endpoint: 'tcp://arm64.buildkit.example:1234', platforms: ['linux/arm64'] },
    ],
  }
  const ran = (name: string, platform: string): NodeProof => {
    return { name, platform, status: 'native', detail: 'a RUN instruction ran natively' }
  }
  const nodeProofs = [ran(`${stem}0`, 'linux/amd64'), ran('arm', 'linux/arm64')]
  return socketReport({
    verdict: { status: 'ready', sentence: `Builder ${stem} is ready (driver remote).`, failure: null },
    plan: {
      strategy: 'remote',
      because: ['`driver: remote` builds with a BuildKit that runs already.'],
      rejected: [],
      steps: [],
    },
    achieved: { builder, nodeProofs, environment: { BUILDX_CONFIG: buildxFolder } },
    facts: makeObserved({
      runner: { kind: 'kubernetes', name: 'runner-7', inContainer: true },
      endpoint: unseen('no socket was found'),
      engine: unseen('no socket was found'),
      daemons: [],
    }),
    ...differences,
  })
}

/** A run that found no daemon. */
export function failedReport(differences: Partial<Report> = {}): Report {
  const missing = 'no daemon answers at unix:///var/run/docker.sock: connect ENOENT'
  return socketReport({
    verdict: {
      status: 'failed',
      sentence: 'Docker cannot be set up on this runner.',
      failure: {
        code: 'no-strategy-left',
        message: 'Docker cannot be set up on this runner. `socket`: connect ENOENT /var/run/docker.sock.',
        remedy: 'Start Docker on the runner, or mount its socket into the job container.',
      },
    },
    plan: null,
    outcomes: [
      failed({
        id: 'missing-engine',
        severity: 'error',
        title: 'No Docker daemon found',
        message: 'There is no socket at /var/run/docker.sock or another known path.',
        evidence: [{ label: '/var/run/docker.sock', value: 'missing' }],
        remedy: 'Start Docker on the runner, or mount its socket into the job container.',
        rulesOut: ['socket', 'dind'],
      }),
      unknown('vfs-storage-driver', 'Storage driver', missing),
      unknown('outdated-engine', 'Daemon version', missing),
    ],
    achieved: {},
    facts: makeObserved({
      daemons: [],
      endpoint: unseen('no socket was found'),
      engine: unseen(missing),
      dataRootFilesystem: unseen(missing),
    }),
    timings: [{ phase: 'look', milliseconds: 95 }],
    ...differences,
  })
}

/** What `berth doctor` sees on a machine with findings of each severity. */
export function inspectReport(differences: Partial<Report> = {}): Report {
  return socketReport({
    requestedMode: 'inspect',
    verdict: {
      status: 'inspected',
      sentence: 'Found 1 error and 1 warning on this machine (3 of 7 checks passed).',
      failure: null,
    },
    plan: {
      strategy: 'inspect',
      because: ['`mode: inspect` reports, and sets nothing up.'],
      rejected: [],
      steps: [],
    },
    withoutEffect: [
      {
        inputs: ['memory', 'start-timeout'],
        why: '`mode: inspect` sets nothing up',
        remedy: 'Leave them out, or use another `mode`.',
      },
    ],
    outcomes: [
      failed({
        id: 'overlay-on-overlay',
        severity: 'error',
        title: 'Data root is on overlayfs',
        message: 'The data root /var/lib/docker is on overlayfs, which cannot back overlay2.',
        evidence: [
          { label: 'data root', value: '/var/lib/docker' },
          { label: 'filesystem', value: 'overlay' },
        ],
        remedy: 'Give the container a volume at /var/lib/docker.',
        rulesOut: ['dind'],
      }),
      failed(),
      failed({
        id: 'anonymous-pulls',
        severity: 'notice',
        title: 'Images are pulled without a login',
        message:
          'There are no credentials for docker.io. All jobs at this address share its limit for anonymous pulls.',
        evidence: [],
        remedy: 'Log in before the first pull, or set up a mirror.',
        rulesOut: [],
      }),
      ...passing.slice(1),
      unknown('low-inodes', 'Free inodes', 'cannot read the data root /mnt/docker: permission denied'),
    ],
    achieved: {},
    facts: makeObserved({
      runner: {
        kind: 'none',
        name: '',
        workspace: null,
        work: null,
        home: null,
        temp: null,
        toolCache: null,
      },
      daemons: [makeNestedDaemon()],
      dataRootFilesystem: unseen('cannot read the data root /mnt/docker: permission denied'),
    }),
    timings: [{ phase: 'look', milliseconds: 288 }],
    ...differences,
  })
}

export const sampleReports = {
  socket: socketReport(),
  dind: dindReport(),
  remote: remoteReport(),
  failed: failedReport(),
  inspect: inspectReport(),
}
