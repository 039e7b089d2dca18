import type { PublishedPorts } from '../../facts/relations/published-ports.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { ProofNetwork, ProveContainer, Step } from '../plan.ts'
import type { Situation } from '../strategy.ts'

/** Podman reports architectures by Go's names, Docker by the kernel's. */
const kernelNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

type Proved = Pick<ProveContainer, 'workspace' | 'mustSeeWorkspace' | 'mustPass'> & {
  /** The daemon that later steps use. */
  readonly host: string
  /** True: a guard has this address. */
  readonly isGuard?: boolean
  readonly ports: PublishedPorts
  /** Left out: the default. */
  readonly network?: ProofNetwork
  /** The steps that give the job its builder. */
  readonly builder: readonly Step[]
}

/** The steps that test the daemon as later steps use it: a container and, with `verify: full`, a build. */
export function proofSteps(
  { request, observed }: Pick<Situation, 'request' | 'observed'>,
  { host, isGuard, workspace, mustSeeWorkspace, mustPass, ports, network = 'default', builder }: Proved,
): Step[] {
  if (request.verify === 'none') return []
  const { engine, ownProcess, runner } = observed
  const stem = stemOf(request.job)
  const reported = engine.status === 'seen' ? engine.value.architecture : ''
  const architecture = kernelNames[reported] ?? reported
  const common = { host, ...(isGuard && { isGuard }), labels: labelsOf(request.job), architecture, network }
  // Root in a container of a rootless daemon is the user of that daemon.
  const isRoot = ownProcess.status === 'unseen' || (engine.status === 'seen' && engine.value.rootless)
  const container: Step = {
    kind: 'prove-container',
    ...common,
    name: `${stem}-proof`,
    image: `${stem}-proof:latest`,
    workspace,
    mustSeeWorkspace,
    mustPass,
    user: isRoot ? '0:0' : `${ownProcess.value.uid}:${ownProcess.value.gid}`,
    ports,
  }
  if (request.verify === 'quick') return [container]
  const temp = runner.status === 'seen' ? runner.value.temp : null
  const buildx = builder.flatMap((step) => ('buildx' in step ? [step.buildx] : [])).at(-1) ?? null
  const build: Step = {
    kind: 'prove-build',
    ...common,
    buildx,
    name: `${stem}-build-proof`,
    image: `${stem}-build-proof:latest`,
    directory: temp === null ? null : `${temp}/berth-${request.job.token}-build`,
  }
  return [container, build]
}
