import type { RequestedImage } from '../facts/facts.ts'
import type { Request } from '../plan/request.ts'

/** The images that the inputs name: those that Berth itself chooses are its own affair. */
export function requestedImagesOf({ dindImage, dindImageAsked, driverOptions }: Request): RequestedImage[] {
  const builders = driverOptions
    .filter((option) => option.startsWith('image='))
    .map((option) => ({ reference: option.slice('image='.length), input: 'driver-opts' }))
  return dindImageAsked ? [{ reference: dindImage, input: 'dind-image' }, ...builders] : builders
}
