import type { RequestedImage } from '../facts/facts.ts'
import type { Request } from '../plan/request.ts'
import { imageOption } from '../values/driver-options.ts'

/** The images that the inputs name, without the defaults of Berth. */
export function requestedImagesOf({ dindImage, dindImageAsked, driverOptions }: Request): RequestedImage[] {
  const image = imageOption(driverOptions)
  const builders = image === undefined ? [] : [{ reference: image, input: 'driver-opts' }]
  return dindImageAsked ? [{ reference: dindImage, input: 'dind-image' }, ...builders] : builders
}
