import { canonicalSocketPath, defaultSocket, socketPath } from '../values/engine-host.ts'
import { isWithin } from '../values/path.ts'
import { defineCheck } from './check.ts'

const runners = ['github-hosted', 'self-hosted', 'kubernetes']

export const dockerHostIgnoredByRunner = defineCheck({
  id: 'docker-host-ignored-by-runner',
  severity: 'notice',
  about: 'job',
  title: "DOCKER_HOST and the runner's socket",
  failureTitle: 'DOCKER_HOST differs from the socket that the runner mounts',
  needs: ['endpoint', 'runner'],

  evaluate({ endpoint: { host, source }, runner: { kind, temp } }) {
    if (source !== 'DOCKER_HOST' || !runners.includes(kind)) return undefined
    if (canonicalSocketPath(host) === defaultSocket) return undefined
    const path = socketPath(host)
    // A socket below RUNNER_TEMP comes from an earlier step, such as Berth, and is meant for the steps of this job.
    if (path !== undefined && temp !== null && isWithin(path, temp)) return undefined
    return {
      message: `DOCKER_HOST is ${host}, but the runner mounts ${defaultSocket} into \`container:\` jobs and Docker container actions. Docker commands there reach another daemon, or none.`,
      evidence: [
        { label: 'DOCKER_HOST', value: host },
        { label: 'mounted by the runner', value: defaultSocket },
      ],
      remedy:
        path === undefined
          ? `Run a proxy at that path on the runner's host: \`socat UNIX-LISTEN:${defaultSocket},fork,mode=660 TCP:${host.replace(/^tcp:\/\//, '')}\`.`
          : `Create a link to the socket on the runner's host: \`sudo ln -s ${path} ${defaultSocket}\`.`,
    }
  },
})
