/**
 * The Docker version in an official image, by its tag, such as `29.7.2` for `docker:29.7.2-dind`.
 *
 * @returns undefined for other images, digests and tags without a number
 */
export function containedEngine(reference: string): string | undefined {
  return /^(?:.+\/)?docker:(\d+(?:\.\d+)*)(?:-[\w.-]+)?(?:@|$)/.exec(reference)?.[1]
}
