import type { Tools } from '../step.ts'

/**
 * BUILDX_BUILDER goes before the current builder (docker/buildx, commands/root.go), and for `docker build` too (docker/cli,
 * cmd/docker/builder.go). A workflow that sets it has chosen, so it stays; what that means is told.
 */
export function warnOfVariable(
  builder: string,
  { environment, warn }: Pick<Tools, 'environment' | 'warn'>,
): void {
  const chosen = environment['BUILDX_BUILDER']
  if (!chosen || chosen === builder) return
  warn(
    `BUILDX_BUILDER is ${chosen}: later steps build there, docker build included, and not with the builder ${builder}. ` +
      'Remove the variable, or unset it in the steps that shall use that one.',
  )
}
