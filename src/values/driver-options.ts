/** The default of Buildx if `driver-opts` names no image (docker/buildx, driver/bkimage). */
export const defaultBuildkitImage = 'moby/buildkit:buildx-stable-1'

/** The image in driver options (`image=…`), undefined if there is none. The last one counts. */
export function imageOption(driverOptions: readonly string[]): string | undefined {
  return driverOptions.findLast((option) => option.startsWith('image='))?.slice('image='.length)
}
