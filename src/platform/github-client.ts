import { getOctokit } from '@actions/github'
import type { GitHub } from './github.ts'

const silent = () => {}

/**
 * GitHub's API through @actions/github, which takes its URL and the proxy from the environment.
 *
 * @throws an error if GITHUB_API_URL is not set, because @actions/github would then send the token to api.github.com
 */
export function openGitHub(token: string): GitHub {
  const baseUrl = process.env['GITHUB_API_URL']
  if (!baseUrl) throw new Error('GITHUB_API_URL is not set')
  // Octokit would print deprecation notices from server headers, which is untrusted text in a workflow log.
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const octokit = getOctokit(token, { baseUrl, log })
  return {
    async isCompleted({ repository, run, attempt }, signal) {
      const [owner = '', repo = ''] = repository.split('/')
      const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
        owner,
        repo,
        run_id: Number(run),
        attempt_number: Number(attempt),
        request: { signal, log },
      })
      return data.status === 'completed'
    },
  }
}
