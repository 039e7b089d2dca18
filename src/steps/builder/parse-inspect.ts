import type { BuilderNode } from '../achieved.ts'

export type InspectedBuilder = { readonly driver: string; readonly nodes: readonly BuilderNode[] }

/**
 * Parses the output of `docker buildx inspect` (docker/buildx, commands/inspect.go): `Key: value` lines, one block per
 * node after the line `Nodes:`, and indented `key: value` lines under `Labels:`. Unknown lines are ignored.
 * `buildx ls --format json` is not used: it needs buildx 0.13 and cannot start a builder.
 */
export function parseInspect(text: string): InspectedBuilder {
  const [head = '', body = ''] = text.split(/^Nodes:[ \t]*$/m)
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith('Name:'))
  return { driver: field(head, 'Driver'), nodes: blocks.map(parseNode) }
}

function parseNode(block: string): BuilderNode {
  return {
    name: field(block, 'Name'),
    endpoint: field(block, 'Endpoint'),
    status: field(block, 'Status'),
    buildkit: field(block, 'BuildKit version') || field(block, 'Buildkit'),
    platforms: platformsIn(field(block, 'Platforms')),
    labels: labelsIn(block),
  }
}

/** A star marks requested platforms (docker/buildx, util/platformutil). If any are marked, only these count. */
function platformsIn(text: string): string[] {
  const all = text
    .split(',')
    .map((platform) => platform.trim())
    .filter((platform) => platform !== '')
  const requested = all.filter((platform) => platform.endsWith('*'))
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all
}

function field(block: string, name: string): string {
  const line = block.split('\n').find((candidate) => candidate.startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

function labelsIn(block: string): Record<string, string> {
  const lines = block.split('\n')
  const labels: Record<string, string> = {}
  const start = lines.indexOf('Labels:')
  if (start === -1) return labels
  for (const line of lines.slice(start + 1)) {
    const [, name, value] = /^\s+([^\s:]+):\s*(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) break
    labels[name] = value.trim()
  }
  return labels
}
