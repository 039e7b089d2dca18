import type { Releases } from '../../../src/platform/releases.ts'
import type { ToolCache } from '../../../src/platform/tool-cache.ts'
import type { Tools } from '../../../src/steps/step.ts'
import { makeTools, type Reported } from '../make-tools.ts'

type Given = {
  /** Texts of files, by their addresses; a number is a status. */
  readonly texts?: Readonly<Record<string, string | number>>
  readonly cache?: Partial<ToolCache>
  readonly releases?: Partial<Releases>
  readonly environment?: Tools['environment']
}

const notFound = (httpStatusCode: number) => Object.assign(new Error('no'), { httpStatusCode })

/** Tools with an empty tool cache and a web of these texts. `asked` has every question, and the token of the API. */
export function toolsWith({
  texts = {},
  cache = {},
  releases = {},
  environment = { GITHUB_SERVER_URL: 'https://github.com' },
}: Given): Tools & { readonly reported: Reported; readonly asked: string[] } {
  const asked: string[] = []
  const toolCache: ToolCache = {
    async readText(url) {
      asked.push(url)
      const text = texts[url] ?? 404
      if (typeof text === 'number') throw notFound(text)
      return text
    },
    download: () => Promise.reject(notFound(404)),
    take: async () => null,
    has: () => false,
    newest: () => null,
    keep: async () => {},
    ...cache,
  }
  const tools = makeTools({
    environment,
    openToolCache: async () => toolCache,
    connectReleases: async (token) => {
      asked.push(`api with the token "${token}"`)
      return {
        newestTag: () => Promise.reject(notFound(404)),
        digestOf: async () => null,
        ...releases,
      }
    },
  })
  return Object.assign(tools, { asked })
}
