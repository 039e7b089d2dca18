import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'

/** The platforms that the inputs name. */
export const requestedPlatforms: Probe<'requestedPlatforms', Source> = async ({ requestedPlatforms }) =>
  requestedPlatforms
