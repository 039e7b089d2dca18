import type { Tools } from '../step.ts'

/**
 * Warns if BUILDX_BUILDER selects another builder. It overrides the current builder of buildx (docker/buildx,
 * commands/root.go) and of `docker build` (docker/cli, cmd/docker/builder.go). The workflow set it, so Berth keeps it.
 */
export function warnAboutVariable(
  builder: string,
  { environment, warn }: Pick<Tools, 'environment' | 'warn'>,
): void {
  const selected = environment['BUILDX_BUILDER']
  if (!selected || selected === builder) return
  warn(
    `BUILDX_BUILDER=${selected} is set, so later steps, including \`docker build\`, use that builder instead of ${builder}. ` +
      `To use ${builder}, remove the variable from the workflow.`,
  )
}
