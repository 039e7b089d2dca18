import type { Achieved } from '../steps/achieved.ts'

/** The results without the configuration of the builder, which can hold the password of a mirror. */
export function withoutConfiguration({ builder, ...achieved }: Achieved): Achieved {
  if (!builder) return achieved
  const nodes = builder.nodes.map(({ files: _, ...node }) => node)
  return { ...achieved, builder: { ...builder, nodes } }
}
