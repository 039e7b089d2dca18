import type { RequestedImage } from '../facts/facts.ts'
import type { Request } from '../plan/request.ts'
import { imageOption } from '../values/driver-options.ts'

/** The images that the inputs name, without the defaults of Berth. */
export function requestedImagesOf({
  dindImage,
  dindImageAsked,
  driverOptions,
  append,
}: Request): RequestedImage[] {
  const named = [
    { input: 'driver-opts', reference: imageOption(driverOptions) },
    ...append.map((node) => ({ input: 'append', reference: imageOption(node.driverOptions) })),
  ]
  const builders = named.flatMap(({ input, reference }) => (reference ? [{ reference, input }] : []))
  return dindImageAsked ? [{ reference: dindImage, input: 'dind-image' }, ...builders] : builders
}
