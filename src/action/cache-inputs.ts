import { tagOf } from '../values/image-reference.ts'
import { invalidInput, list, type ReadInput } from './parse-inputs.ts'

/** The input `cache`: empty, or a key of up to 128 letters, digits and some signs, so that it can hold names of branches. */
export function cacheKey(read: ReadInput): string {
  const key = read('cache')
  if (!/^[\w./:@+-]{0,128}$/.test(key)) {
    throw invalidInput(
      'cache',
      key,
      'a key of at most 128 letters, digits and characters of _ . / : @ + -',
      'cache: main',
    )
  }
  return key
}

/** The grammar of distribution/reference for a name with a tag, without its limits of length. */
const reference = /^[a-z0-9][\w.:/-]*$/i

/**
 * The input `preload`, each image with a tag. An image has no name in the archive of an engine if it is asked for by its
 * digest or ID, so nothing could use the copy.
 */
export function preloadedImages(read: ReadInput): string[] {
  const names = list(read, 'preload').map((name) => {
    if (!reference.test(name) || name.endsWith(':')) {
      throw invalidInput(
        'preload',
        name,
        'names of images with tags, without digests',
        'preload: postgres:17, redis:8',
      )
    }
    return tagOf(name) === undefined ? `${name}:latest` : name
  })
  return [...new Set(names)]
}
