import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { callDocker, obtainImage, tryDocker } from './docker-client.ts'
import { evaluate } from './expressions.ts'
import { contextsOf, type JobContainer, type JobState, type Service } from './job-state.ts'
import { commonMappings } from './machine.ts'
import { own } from './own.ts'
import { translatePath } from './translate-path.ts'
import type { ContainerRequest, JobRequest } from './workflow.ts'

/**
 * Starts the job's container and services on a network of their own (actions/runner 258d6c8,
 * ContainerOperationProvider.cs:93-107): the containers one after the other, then it waits for health checks.
 * Their ids are put on `started`, also before an error.
 */
export async function startContainers(job: JobRequest, state: JobState, started: string[]): Promise<void> {
  // JobExtension.cs:315-321.
  if (job.container === null && Object.keys(job.services).length === 0) return
  // DockerCommandManager.cs:284-291: no driver, subnet or option is given.
  const network = `github_network_${randomUUID().replaceAll('-', '')}`
  await callDocker(state, ['network', 'create', '--label', state.machine.label, network])
  state.network = network

  const containerRequest = job.container && evaluated(job.container, state)
  if (containerRequest) {
    state.container = await startJobContainer(containerRequest, network, state, started)
  }
  for (const [alias, request] of Object.entries(job.services)) {
    state.services[alias] = await startService(alias, evaluated(request, state), network, state, started)
  }
  for (const [alias, { id }] of Object.entries(state.services)) await untilHealthy(alias, id, state)
}

/** ContainerOperationProvider.cs:144-164: as post step, after those of the actions. */
export async function stopContainers(state: JobState, started: readonly string[]): Promise<void> {
  for (const id of started) await tryDocker(state, ['rm', '--force', id])
  if (state.network !== null) await tryDocker(state, ['network', 'rm', state.network])
}

async function startJobContainer(
  request: ContainerRequest,
  network: string,
  state: JobState,
  started: string[],
): Promise<JobContainer> {
  const { machine } = state
  const home = join(machine.temp, '_github_home')
  const workflow = join(machine.temp, '_github_workflow')
  for (const folder of [home, workflow]) {
    mkdirSync(folder, { recursive: true })
    own(folder, machine)
  }
  // A mapping that is added comes first (Container/ContainerInfo.cs:248-251).
  const common = commonMappings(machine)
  const mappings = [
    { host: workflow, container: '/github/workflow' },
    { host: home, container: '/github/home' },
    ...common,
  ]
  // ContainerOperationProvider.cs:293-327 and ContainerInfo.cs:57-60.
  const wellKnown = [machine.work, machine.externals, machine.temp, machine.actions, machine.tools]
  const id = await create(request, state, started, [
    ...['--workdir', translatePath(machine.workspace, common), '--network', network],
    ...requested({ ...request, environment: { ...request.environment, HOME: '/github/home' } }),
    ...['-v', `${machine.engineSocket}:/var/run/docker.sock`],
    ...wellKnown.flatMap((path) => [
      '-v',
      mount(path, translatePath(path, common), path === machine.externals),
    ]),
    ...['-v', mount(home, '/github/home'), '-v', mount(workflow, '/github/workflow')],
    ...['--entrypoint', 'tail', request.image, '-f', '/dev/null'],
  ])
  // ContainerOperationProvider.cs:283-289, and for Alpine StepHost.cs:182-201.
  const variables = await callDocker(state, [
    'inspect',
    '--format',
    '{{range .Config.Env}}{{println .}}{{end}}',
    id,
  ])
  const path = variables
    .split('\n')
    .find((line) => line.startsWith('PATH='))
    ?.slice('PATH='.length)
  const release = await tryDocker(state, ['exec', id, 'sh', '-c', 'cat /etc/*release | grep ^ID'])
  return { id, mappings, path: path ?? '', isAlpine: release.output.toLowerCase().includes('alpine') }
}

/** A service is known on the network by its key (JobExtension.cs:262-271). */
async function startService(
  alias: string,
  request: ContainerRequest,
  network: string,
  state: JobState,
  started: string[],
): Promise<Service> {
  const options = ['--network', network, '--network-alias', alias, ...requested(request)]
  const id = await create(request, state, started, [...options, request.image])
  const ports = await callDocker(state, ['port', id])
  return { id, network, ports: portsIn(ports) }
}

/** `80/tcp -> 0.0.0.0:32768` (Container/DockerUtil.cs:13-37). */
export function portsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\d+)\/\w+ -> .+:(\d+)$/gm)].map(([, inner = '', outer = '']) => [inner, outer]),
  )
}

async function create(
  { image }: ContainerRequest,
  state: JobState,
  started: string[],
  words: readonly string[],
): Promise<string> {
  await obtainImage(state, image)
  // ContainerInfo.cs:37.
  const name = `${image.replace(/[^a-zA-Z0-9]/g, '')}_${randomBytes(3).toString('hex')}`
  const output = await callDocker(state, ['create', '--name', name, '--label', state.machine.label, ...words])
  const id = output.split('\n').at(-1) ?? ''
  started.push(id)
  await callDocker(state, ['start', id])
  return id
}

/** What the workflow asks of a container (DockerCommandManager.cs:128-174). */
function requested({ options, environment, volumes, ports }: ContainerRequest): string[] {
  const words = options.split(/\s+/).filter((word) => word !== '')
  return [
    ...ports.flatMap((port) => ['-p', port]),
    ...words,
    ...Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
    ...['-e', 'GITHUB_ACTIONS=true', '-e', 'CI=true'],
    ...volumes.flatMap((volume) => ['-v', volume]),
  ]
}

const mount = (source: string, target: string, readOnly = false) =>
  `${source}:${target}${readOnly ? ':ro' : ''}`

function evaluated(request: ContainerRequest, state: JobState): ContainerRequest {
  const value = (text: string) => evaluate(text, contextsOf(state, state.environment))
  return {
    image: value(request.image),
    options: value(request.options),
    environment: Object.fromEntries(
      Object.entries(request.environment).map(([name, text]) => [name, value(text)]),
    ),
    volumes: request.volumes.map(value),
    ports: request.ports.map(value),
  }
}

/** ContainerOperationProvider.cs:432-451; it waits 2 s and longer, here 1 s. */
async function untilHealthy(alias: string, id: string, state: JobState): Promise<void> {
  const format = '{{if .Config.Healthcheck}}{{print .State.Health.Status}}{{end}}'
  let health = await callDocker(state, ['inspect', '--format', format, id])
  while (health === 'starting') {
    await sleep(1000)
    health = await callDocker(state, ['inspect', '--format', format, id])
  }
  if (health !== '' && health !== 'healthy') throw new Error(`Failed to initialize container ${alias}`)
}
