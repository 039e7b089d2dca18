import { isRemote, type Request } from '../plan/request.ts'
import type { Contradiction } from './append-contradictions.ts'

/** Inputs that contradict each other with a guard, or without one. */
export function guardContradictions(request: Request): Contradiction[] {
  const { guard, allow, companion, mode, driver, buildkitdFlags, buildkitdConfiguration } = request
  const isGuarded = guard !== 'off'
  const elsewhere = mode === 'remote' ? '`mode: remote`' : `\`driver: ${driver}\``
  const grantsRoot = [buildkitdFlags, buildkitdConfiguration].some((text) =>
    text.includes('security.insecure'),
  )
  return [
    [
      allow.length > 0 && !isGuarded,
      '`allow` opens rules of the guard, but `guard` is off.',
      'Set `guard: audit` or `guard: enforce`, or remove `allow`.',
    ],
    [
      isGuarded && !companion,
      `\`guard: ${guard}\` runs in the companion, but \`companion: off\` starts none.`,
      'Remove one of the two.',
    ],
    [
      isGuarded && (mode === 'remote' || isRemote(driver)),
      `\`guard: ${guard}\` ${allow.length > 0 ? 'with `allow` ' : ''}stands before a daemon, but ${elsewhere} sets none up.`,
      'Remove `guard`, or set `mode: socket` or `mode: dind`.',
    ],
    [
      guard === 'enforce' && grantsRoot,
      '`guard: enforce` refuses privileged containers, but `security.insecure` gives each build the same privileges.',
      'Remove the entitlement, or set `guard: audit`.',
    ],
  ]
}
