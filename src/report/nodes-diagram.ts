import type { BuilderNode, NodeProof } from '../steps/achieved.ts'
import { withoutCredentialsIn } from '../values/engine-host.ts'
import { mermaidNode } from './mermaid-node.ts'
import type { Report } from './report.ts'
import { nodeResult } from './tested-nodes.ts'

/** More boxes than these are too small to read. */
const mostNodes = 6
/** Buildx lists up to 12 platforms of one node, and a line of a label is 60 characters at most. */
const mostPlatforms = 3

/** The builder and its nodes: the lines of a Mermaid flowchart after the job. Empty if there is no builder. */
export function nodesDiagram({ achieved }: Pick<Report, 'achieved'>): string[] {
  const { builder } = achieved
  if (!builder) return []
  const shown = builder.nodes.slice(0, mostNodes)
  const more = builder.nodes.length - shown.length
  const ids = shown.map((_, index) => `node${index + 1}`)
  return [
    mermaidNode('builder', 'Builder', builder.name, `driver ${builder.driver}`),
    'job ==>|"builds with"| builder',
    ...shown.flatMap((node, index) => [
      mermaidNode(`node${index + 1}`, ...linesOf(node, achieved.nodeProofs ?? [])),
      `builder -->|"runs on"| node${index + 1}`,
    ]),
    ...(more > 0 ? [mermaidNode('more', `${more} more`), 'builder --> more'] : []),
    'classDef serving stroke:#2da44e,stroke-width:3px',
    ...(ids.length > 0 ? [`class ${ids.join(',')} serving`] : []),
  ]
}

function linesOf({ name, endpoint, platforms }: BuilderNode, proofs: readonly NodeProof[]): string[] {
  const tested = proofs.filter((proof) => proof.name === name)
  const others = platforms.filter((each) => !tested.some(({ platform }) => platform === each))
  const more = others.length - mostPlatforms
  return [
    name,
    ...placeOf(endpoint),
    ...tested.map((proof) => `${proof.platform}, ${nodeResult(proof)}`),
    others.slice(0, mostPlatforms).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  ]
}

/**
 * The place of a node, without paths and passwords: `kubernetes:///builder?deployment=builder0&kubeconfig=%2Fhome…` is a pod
 * of a Deployment (docker/buildx, driver/kubernetes/factory.go).
 */
function placeOf(endpoint: string): string[] {
  if (!endpoint.startsWith('kubernetes://')) return [withoutCredentialsIn(endpoint)]
  const [, deployment] = /[?&](?:deployment|statefulset)=([^&]+)/.exec(endpoint) ?? []
  return ['Kubernetes', deployment ?? '']
}
