import type { Report } from './report.ts'

/** The image of the job daemon with its digest, by which a workflow can pin it. */
export function imageSentences({ achieved: { daemonImage } }: Report): string[] {
  if (!daemonImage) return []
  const { reference, digest, id } = daemonImage
  if (digest === null) return [`The job daemon's image \`${reference}\` was not pulled. Its ID is \`${id}\`.`]
  const pinned = reference.includes('@') ? reference : `${reference}@${digest}`
  return [`The job daemon's image is \`${pinned}\`.`]
}
