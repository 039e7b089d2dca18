import type { Achieved } from '../steps/achieved.ts'
import { bytes, count, duration } from '../values/quantity.ts'

/** The cache and the copied images as sentences. Values from outside are in backticks. */
export function cacheSentences({ cache, preloaded }: Pick<Achieved, 'cache' | 'preloaded'>): string[] {
  return [...(cache ? [cacheSentence(cache)] : []), ...(preloaded ? preloadSentences(preloaded) : [])]
}

function cacheSentence({
  key,
  volume,
  state,
  reason,
  images,
  bytes: size,
  lastUsed,
}: NonNullable<Achieved['cache']>) {
  if (state === 'own')
    return `The job daemon started empty, because \`cache: ${key}\` had no volume for it: ${reason}.`
  if (state === 'new') return `The job is the first with volume \`${volume}\` of \`cache: ${key}\`.`
  const contents = [
    ...(images === undefined ? [] : [count(images, 'image')]),
    ...(size === undefined ? [] : [bytes(size)]),
  ]
  const left = contents.length > 0 ? ` with ${contents.join(', ')}` : ''
  return `An earlier job left volume \`${volume}\` of \`cache: ${key}\`${left} at ${lastUsed}.`
}

function preloadSentences({
  copied,
  present,
  bytes: size,
  milliseconds,
}: NonNullable<Achieved['preloaded']>): string[] {
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')
  return [
    ...(copied.length > 0
      ? [`Copied from the host daemon: ${named(copied)} (${bytes(size)} in ${duration(milliseconds)}).`]
      : []),
    ...(present.length > 0 ? [`Already in the job daemon: ${named(present)}.`] : []),
  ]
}
