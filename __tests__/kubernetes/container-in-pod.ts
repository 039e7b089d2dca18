import { randomBytes } from 'node:crypto'
import type { Pod } from './pod.ts'

/**
 * Starts the container of a `container:` job in the daemon of the pod's sidecar, as the runner does there (actions/runner,
 * ContainerOperationProvider.cs and Container/ContainerInfo.cs). It ends with the pod.
 *
 * @param image an image that the daemon has. Its user is root
 * @returns the container as a place for a job
 */
export async function startContainerIn(pod: Pod, image: string): Promise<Pod> {
  const name = `job_${randomBytes(3).toString('hex')}`
  const network = `github_network_${randomBytes(16).toString('hex')}`
  const [home, workflow] = ['home', 'workflow'].map((each) => `${pod.work}/_temp/_github_${each}`)
  const mounts = {
    '/var/run/docker.sock': '/var/run/docker.sock',
    [pod.work]: '/__w',
    '/home/runner/externals': '/__e:ro',
    [`${pod.work}/_temp`]: '/__w/_temp',
    [`${pod.work}/_actions`]: '/__w/_actions',
    [`${pod.work}/_tool`]: '/__t',
    [home ?? '']: '/github/home',
    [workflow ?? '']: '/github/workflow',
  }
  const words = Object.entries(mounts).flatMap(([source, target]) => ['--volume', `${source}:${target}`])
  const docker = async (...command: readonly string[]) => {
    const { exitCode, errors } = await pod.exec(['docker', ...command])
    if (exitCode !== 0) throw new Error(`docker ${command.join(' ')}: ${errors}`)
  }
  await pod.exec(['mkdir', '-p', home ?? '', workflow ?? ''])
  await docker('network', 'create', network)
  await docker(
    ...['run', '--detach', '--name', name, '--workdir', '/__w/app/app', '--network', network, ...words],
    ...['--env', 'HOME=/github/home', '--env', 'CI=true', '--entrypoint', 'tail', image, '-f', '/dev/null'],
  )
  return {
    ...pod,
    work: '/__w',
    home: '/github/home',
    node: '/__e/node24/bin/node',
    action: '/__w/_actions/berth-ci/berth/v0/dist',
    exec: (command, input) => pod.exec(['docker', 'exec', '--interactive', name, ...command], input),
  }
}
