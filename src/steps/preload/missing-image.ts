import { ExpectedError } from '../../expected-error.ts'

/** The error for an image of `preload` that the host daemon does not have. Berth pulls it neither there nor into the job daemon. */
export const missingImage = (name: string): ExpectedError =>
  new ExpectedError(
    'image-unavailable',
    `Input \`preload\`: the host daemon has no image ${name}. \`preload\` copies images that it has, and pulls none.`,
    `Pull it on the host daemon before this step: docker pull ${name}`,
  )
