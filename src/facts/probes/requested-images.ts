import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'

/** The images that the inputs name. */
export const requestedImages: Probe<'requestedImages', Source> = async ({ requestedImages }) =>
  requestedImages
