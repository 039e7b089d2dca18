import type { Endpoint } from './endpoint.ts'
import { containerEndpoints } from './endpoints/container-endpoints.ts'
import { daemonEndpoints } from './endpoints/daemon-endpoints.ts'
import { imageEndpoints } from './endpoints/image-endpoints.ts'
import { objectEndpoints } from './endpoints/object-endpoints.ts'

/** Every endpoint that the guard knows. A fixed path comes before one with a name in its place. */
export const endpoints: readonly Endpoint[] = [
  ...daemonEndpoints,
  ...containerEndpoints,
  ...objectEndpoints,
  ...imageEndpoints,
]
