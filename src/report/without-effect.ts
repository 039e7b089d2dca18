import type { WithoutEffect } from '../plan/input-effects.ts'

/** Which inputs have no effect, and why. */
export function withoutEffectSentence({ inputs, why }: WithoutEffect): string {
  const names = inputs.map((name) => `\`${name}\``).join(', ')
  return `${names} ${inputs.length === 1 ? 'has' : 'have'} no effect: ${why}.`
}
