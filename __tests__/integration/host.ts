import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { endCompanions } from '../opened/kill-companion.ts'
import { beginJob, type Job } from '../run-action.ts'
import { images } from './images.ts'

export { images }

/** Inputs of a builder of the job's own; in the host's network, where a registry on loopback can be reached. */
export const ownBuilder = { mode: 'socket', 'driver-opts': `image=${images.buildkit}\nnetwork=host` } as const

/** Inputs of a daemon of the job's own. */
export const ownDaemon = { mode: 'dind', 'dind-image': images.dind } as const

/** Asks the host's engine, from outside of any job. */
export async function docker(...words: string[]): Promise<string> {
  return (await promisify(execFile)('docker', words, { timeout: 120_000 })).stdout.trim()
}

/** The first word of a line: the name. */
const nameIn = (line: string): string => line.split(' ')[0] ?? ''
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** Everything that a run of Berth has on the host: its run ID identifies it, whoever else uses the engine. */
export async function tracesOf({ run, temp, workspace, dockerConfig }: Job): Promise<string[]> {
  const [containers, volumes, networks, tags, untagged] = await Promise.all([
    // An engine 20.10 that was killed while it removed a container lists it without a name until it restarts, although
    // the container is gone: `docker inspect` does not find it.
    docker('ps', '--all', '--format', '{{if .Names}}{{.Names}} {{.Labels}}{{end}}'),
    docker('volume', 'ls', '--format', '{{.Name}} {{.Labels}}'),
    docker('network', 'ls', '--format', '{{.Name}} {{.Labels}}'),
    docker('image', 'ls', '--all', '--format', '{{.Repository}}:{{.Tag}}'),
    docker('image', 'ls', '--quiet', '--filter', 'dangling=true', '--filter', `label=berth.run=${run}`),
  ])
  const instances = join(dockerConfig, 'buildx/instances')
  const own = (text: string) =>
    linesOf(text)
      .filter((line) => line.includes(run))
      .map(nameIn)
  const files = async (folder: string) => (existsSync(folder) ? readdir(folder) : [])
  return [
    ...own(containers).map((name) => `container ${name}`),
    ...own(volumes).map((name) => `volume ${name}`),
    ...own(networks).map((name) => `network ${name}`),
    ...own(tags).map((name) => `image ${name}`),
    ...linesOf(untagged).map((id) => `image ${id}, which has lost its name`),
    ...(await files(instances)).map((name) => `builder ${name}`),
    ...(await files(temp)).map((name) => `in RUNNER_TEMP ${name}`),
    ...(await files(workspace))
      .filter((name) => name.startsWith('.berth'))
      .map((name) => `in the workspace ${name}`),
  ]
}

/** The volumes that the job's containers use now, those without a name of Berth's included. */
export async function volumesOf({ run }: Job): Promise<string[]> {
  const containers = linesOf(await docker('ps', '--all', '--quiet', '--filter', `name=berth-${run}-`))
  const format = '{{range .Mounts}}{{if eq .Type "volume"}}{{println .Name}}{{end}}{{end}}'
  // The engine may still be removing that of the proof.
  const volumes = containers.map((id) => docker('inspect', '--format', format, id).catch(() => ''))
  return (await Promise.all(volumes)).flatMap(linesOf)
}

/** Begins a job whose things are removed after the test, whatever became of it. */
export async function aJob(folder?: string): Promise<Job> {
  const job = await beginJob(folder)
  await closeAfterwards(() => endJob(job))
  return job
}

/** Removes all that is left of a job, by force, and not by the code that is tested. */
export async function endJob(job: Job): Promise<void> {
  const own = async (...words: string[]) =>
    linesOf(await docker(...words))
      .filter((line) => line.includes(job.run))
      .map(nameIn)
  for (const name of await own('ps', '--all', '--format', '{{.Names}} {{.Labels}}')) {
    await docker('rm', '--force', '--volumes', name).catch((error: Error) => {
      // The engine can still be removing the test container, after it has answered Berth.
      if (!error.message.includes('is already in progress')) throw error
    })
  }
  for (const name of await own('volume', 'ls', '--format', '{{.Name}} {{.Labels}}')) {
    await docker('volume', 'rm', '--force', name)
  }
  for (const name of await own('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')) {
    await docker('image', 'rm', '--force', name)
  }
  await endCompanions(job)
  await job.remove()
}

/** The MTU of the device that the host's default route names, or of Ethernet where that is larger. */
export async function hostMtu(): Promise<number> {
  const routes = await readFile('/proc/net/route', 'utf8')
  const device = /^(\S+)\t00000000\t/m.exec(routes)?.[1]
  return Math.min(1500, Number(await readFile(`/sys/class/net/${device}/mtu`, 'utf8')))
}

/** Gives the job's own daemon, which no registry may reach, an image to run. */
export async function loadBusybox(job: Job): Promise<void> {
  const hosts = process.env['DOCKER_HOST'] ?? ''
  await job.sh(`DOCKER_HOST='${hosts}' docker save ${images.busybox} | docker load`)
}

/**
 * The host's own address on the engine's default bridge, by a container's default route: an engine 20.10 tells no
 * `Gateway` of that network until it is restarted.
 */
export async function addressOnBridge(): Promise<string> {
  const routes = await docker('run', '--rm', images.busybox, 'ip', 'route')
  const [, gateway] = /^default via (\S+)/m.exec(routes) ?? []
  if (!gateway) throw new Error(`a container has no default route: ${routes}`)
  return gateway
}
