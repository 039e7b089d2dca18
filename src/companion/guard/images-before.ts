import { get } from './ask.ts'
import type { Daemon } from './daemon.ts'

/** The images that the daemon had before the job. */
export type ImagesBefore = {
  /** If nothing that was there before is lost with an image of this name. `tags`: all that the image has now. */
  readonly isNew: (name: string, id: string, tags: readonly string[]) => boolean
}

type Listed = { readonly Id: string; readonly RepoTags: readonly string[] | null }

/**
 * Lists the images of the daemon.
 *
 * @throws an error if the daemon does not answer
 */
export async function imagesBefore(daemon: Daemon): Promise<ImagesBefore> {
  const { status, body } = await get(daemon, '/images/json?all=1')
  if (status !== 200) throw new Error(`The daemon does not list its images: ${status}.`)
  const listed: readonly Listed[] = JSON.parse(String(body))
  const ids = new Set(listed.map(({ Id }) => Id))
  const before = new Set(listed.flatMap(({ RepoTags }) => RepoTags ?? []))
  return {
    isNew: (name, id, tags) => {
      if (!ids.has(id)) return true
      // A tag that the job added: to remove it leaves the image and its other tags.
      const tag = tags.find((each) => each === name || each === `${name}:latest`)
      return tag !== undefined && !before.has(tag) && tags.some((each) => before.has(each))
    },
  }
}
