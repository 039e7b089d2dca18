import { getOctokit } from '@actions/github'
import { GitHub as Octokit } from '@actions/github/lib/utils'
import { HttpClient } from '@actions/http-client'
import { fetch, type RequestInit } from 'undici'
import type { GitHub } from './github.ts'
import type { Releases } from './releases.ts'

const silent = () => {}
/** Octokit would print deprecation notices from server headers, which is untrusted text in a workflow log. */
const log = { debug: silent, info: silent, warn: silent, error: silent }

/**
 * GitHub's API through @actions/github, which takes its URL and the proxy from the environment.
 *
 * @throws an error if GITHUB_API_URL is not set, because @actions/github would then send the token to api.github.com
 */
export function openGitHub(token: string): GitHub {
  const baseUrl = process.env['GITHUB_API_URL']
  if (!baseUrl) throw new Error('GITHUB_API_URL is not set')
  const octokit = getOctokit(token, { baseUrl, log })
  return {
    async isCompleted({ repository, run, attempt }, signal) {
      const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
        ...ownerAndName(repository),
        run_id: Number(run),
        attempt_number: Number(attempt),
        request: { signal, log },
      })
      return data.status === 'completed'
    },
  }
}

/**
 * The API of github.com, also if GITHUB_API_URL is that of GitHub Enterprise Server.
 *
 * @param token empty: without a login
 * @param baseUrl another address for tests
 */
export function openReleases(token: string, baseUrl = 'https://api.github.com'): Releases {
  // @actions/github would take the proxy for GITHUB_API_URL, which can be a server that needs none.
  const dispatcher = new HttpClient().getAgentDispatcher(baseUrl)
  const proxied = (url: string, options: RequestInit) =>
    fetch(url, { ...options, ...(dispatcher && { dispatcher }) })
  const auth = token === '' ? {} : { auth: `token ${token}` }
  const { repos } = new Octokit({ baseUrl, log, ...auth, request: { fetch: proxied } }).rest
  return {
    async newestTag(repository, channel, signal) {
      const common = { ...ownerAndName(repository), request: { signal, log } }
      if (channel === 'latest') return (await repos.getLatestRelease(common)).data.tag_name
      const { data } = await repos.listReleases({ ...common, per_page: 10 })
      const [newest] = data.filter(({ draft }) => !draft)
      if (!newest) throw Object.assign(new Error('there is no release'), { status: 404 })
      return newest.tag_name
    },
    async digestOf(repository, tag, file, signal) {
      const common = { ...ownerAndName(repository), request: { signal, log } }
      const { data } = await repos.getReleaseByTag({ ...common, tag })
      const digest = data.assets.find(({ name }) => name === file)?.digest
      return /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null
    },
  }
}

function ownerAndName(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}
