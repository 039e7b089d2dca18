import type { PublishedPorts } from '../../facts/relations/published-ports.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { ProveContainer, Step } from '../plan.ts'
import type { Situation } from '../strategy.ts'

/** Podman says Go's names of architectures, Docker the kernel's. */
const kernelNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

type Proved = Pick<ProveContainer, 'workspace' | 'mustSeeWorkspace'> & {
  /** The engine that later steps use. */
  readonly host: string
  readonly ports: PublishedPorts
  /** The steps that give the job its builder. */
  readonly builder: readonly Step[]
}

/** The steps that do what later steps will: run a container and, if all is to be proved, build an image. */
export function proofSteps(
  { request, observed }: Pick<Situation, 'request' | 'observed'>,
  { host, workspace, mustSeeWorkspace, ports, builder }: Proved,
): Step[] {
  if (request.verify === 'none') return []
  const { engine, ownProcess, runner } = observed
  const stem = stemOf(request.job)
  const said = engine.status === 'seen' ? engine.value.architecture : ''
  const common = { host, labels: labelsOf(request.job), architecture: kernelNames[said] ?? said }
  // Root in a container of a rootless engine is the engine's user.
  const isRoot = ownProcess.status === 'unseen' || (engine.status === 'seen' && engine.value.rootless)
  const container: Step = {
    kind: 'prove-container',
    ...common,
    name: `${stem}-proof`,
    image: `${stem}-proof:latest`,
    workspace,
    mustSeeWorkspace,
    user: isRoot ? '0:0' : `${ownProcess.value.uid}:${ownProcess.value.gid}`,
    ports,
  }
  if (request.verify === 'quick') return [container]
  const temp = runner.status === 'seen' ? runner.value.temp : null
  const [buildx = null] = builder.flatMap((step) => ('buildx' in step ? [step.buildx] : []))
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
