import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { ProveNodes } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'
import { csvLine } from '../../values/csv-line.ts'
import { platformsAmong, runsNatively } from '../../values/platform.ts'
import type { Achieved, NodeProof } from '../achieved.ts'
import { inspectBuilder } from '../builder/inspect-builder.ts'
import { runBuildx } from '../builder/run-buildx.ts'
import { programs } from '../prover/programs.ts'
import type { Tools } from '../step.ts'
import { type SingleNode, singleNodes } from './node-records.ts'

type Needed = Pick<Tools, 'files' | 'showCommand'>

/** Milliseconds for a build of three layers on a running node. It took 0.3 s on two cores. */
const buildTimeout = 120_000

/** The engine's names of architectures by Go's names, which BuildKit uses. */
const engineNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

const dockerfile = `FROM scratch
ARG TARGETARCH
COPY prover-$TARGETARCH /prover
COPY nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
`

/**
 * Builds on each node for each platform that is requested of it, or for its own. The build has a RUN instruction and
 * needs no base image. It copies a random text, so that no cache can satisfy it.
 *
 * @throws ExpectedError `proof-failed` if a node does not build for its own platform, and must
 */
export async function proveNodes(step: ProveNodes, tools: Needed): Promise<Partial<Achieved>> {
  const directory = join(step.folder, 'proof')
  const nonce = randomBytes(16).toString('hex')
  await writeContext(directory, nonce, tools.files)
  const nodes = await singleNodes(step, tools.files)
  const proofs = await Promise.all(
    nodes.map((node, position) =>
      proveNode(step, node, { directory, nonce, output: join(directory, `${position}`) }, tools),
    ),
  )
  return { nodeProofs: proofs.flat() }
}

type Build = { readonly directory: string; readonly nonce: string; readonly output: string }

async function writeContext(directory: string, nonce: string, files: Files): Promise<void> {
  await files.makeDirectory(join(directory, 'context'), 0o700)
  const write = (name: string, content: string | Uint8Array) =>
    files.writeText(join(directory, 'context', name), content, 0o755)
  await write('Dockerfile', dockerfile)
  await write('nonce', `${nonce}\n`)
  for (const [architecture, name] of Object.entries(engineNames)) {
    await write(`prover-${architecture}`, Buffer.from(programs[name] ?? '', 'base64'))
  }
}

async function proveNode(
  step: ProveNodes,
  node: SingleNode,
  build: Build,
  tools: Needed,
): Promise<NodeProof[]> {
  const { nodes } = await inspectBuilder(node.buildx, step.name, tools)
  const detected = nodes.flatMap(({ platforms }) => platforms)
  // BuildKit lists the platform of its machine first (moby/buildkit, util/archutil).
  const [own] = detected
  if (own === undefined) throw failure(node, 'it lists no platform')
  const proofs: NodeProof[] = []
  for (const platform of node.requested.length > 0 ? node.requested : [own]) {
    const proof = await provePlatform(step, node, { platform, own, detected }, build, tools)
    proofs.push({ name: node.name, platform, ...proof })
  }
  return proofs
}

async function provePlatform(
  { name: builder, mustPass }: ProveNodes,
  node: SingleNode,
  { platform, own, detected }: { platform: string; own: string; detected: readonly string[] },
  build: Build,
  tools: Needed,
): Promise<Pick<NodeProof, 'status' | 'detail' | 'remedy'>> {
  if (platformsAmong([platform], detected).length === 0)
    return { status: 'not-run', detail: `BuildKit lists ${detected.join(', ')}` }
  const isNative = runsNatively(platform, own)
  const how = isNative ? 'natively' : 'by an emulator'
  const architecture = platform.split('/')[1] ?? ''
  if (engineNames[architecture] === undefined)
    return {
      status: 'not-checked',
      detail: `BuildKit lists it, ${how}, and Berth has no test program for it`,
    }
  try {
    await buildFor(platform, builder, node, build, tools)
    return { status: isNative ? 'native' : 'emulated', detail: `a RUN instruction ran ${how}` }
  } catch (error) {
    if (!(error instanceof ExpectedError) || (isNative && mustPass)) throw error
    const { message, remedy } = error
    return { status: 'not-run', detail: message.replace(/\.$/, ''), ...(isNative && { remedy }) }
  }
}

async function buildFor(
  platform: string,
  builder: string,
  node: SingleNode,
  { directory, nonce, output }: Build,
  tools: Needed,
): Promise<void> {
  const words = ['build', '--builder', builder, '--platform', platform, '--progress', 'plain']
  const destination = csvLine(['type=local', `dest=${output}`])
  try {
    await runBuildx(node.buildx, [...words, '--output', destination, join(directory, 'context')], tools, {
      timeout: buildTimeout,
    })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    throw failure(node, error.message, error)
  }
  const copied = await tools.files.readText(join(output, 'copied'))
  if (copied.trim() !== nonce) throw failure(node, 'its output is not that of the build')
  await tools.files.remove(output)
}

function failure({ name }: SingleNode, reason: string, cause?: ExpectedError): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A test build with a RUN instruction failed on the node ${name}: ${reason}`,
    cause?.remedy ?? "Look for the cause in BuildKit's log on the host of this node.",
    cause && { cause, details: cause.details },
  )
}
