import { defineCheck } from './check.ts'

export const missingClient = defineCheck({
  id: 'missing-client',
  severity: 'warning',
  about: 'job',
  title: 'Docker client',
  failureTitle: 'The docker command is missing',
  needs: ['clients', 'engine', 'endpoint'],
  observes: ['runner'],

  evaluate({ clients, engine, endpoint }, { runner }) {
    if (clients.some(({ name }) => name === 'docker')) return undefined
    const inContainer = runner.status === 'seen' && runner.value.inContainer
    const place = inContainer ? 'The job container' : 'This machine'
    return {
      message: `${place} has no \`docker\` on PATH, although the daemon at ${endpoint.host} answers. Steps that run \`docker\` fail with "docker: command not found", and so does docker/build-push-action.`,
      evidence: [
        { label: 'daemon', value: `${engine.product} ${engine.version} at ${endpoint.host}` },
        {
          label: 'clients found',
          value: clients.map(({ name, path }) => `${name} at ${path}`).join(', ') || 'none',
        },
      ],
      remedy:
        engine.product === 'podman'
          ? 'Install the `docker` command of Podman: `sudo apt-get install --yes podman-docker`.'
          : `Install the client${inContainer ? ' in the job image' : ''}. Alpine: \`apk add docker-cli docker-cli-buildx\`. Debian 13: \`apt-get install --yes docker-cli\`. Others: docker-ce-cli (https://docs.docker.com/engine/install/).`,
    }
  },
})
