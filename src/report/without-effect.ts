import type { WithoutEffect } from '../plan/input-effects.ts'

/** A sentence that names the inputs without effect and the reason. */
export function withoutEffectSentence({ inputs, why }: WithoutEffect): string {
  const names = inputs.map((name) => `\`${name}\``).join(', ')
  return `${names} ${inputs.length === 1 ? 'has' : 'have'} no effect: ${why}.`
}
