import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { callDocker, obtainImage } from './docker-client.ts'
import { evaluate } from './expressions.ts'
import { contextsOf } from './job-state.ts'
import { commonMappings } from './machine.ts'
import { own } from './own.ts'
import type { StepRun } from './play-step.ts'
import type { ContainerAction } from './read-action.ts'
import { runProcess } from './run-process.ts'
import { translateAll } from './translate-path.ts'

/**
 * Runs a Docker container action: `docker run` by the host's client, on the job's network, with the action's
 * environment as the client's own, translated (actions/runner 258d6c8, Handlers/ContainerActionHandler.cs:95-276,
 * Container/DockerCommandManager.cs:194-262). An image is built before that with the runner's own environment
 * (ContainerActionHandler.cs:59-83), so on the host's engine whatever DOCKER_HOST says.
 */
export async function runContainerAction(
  action: ContainerAction,
  inputs: Readonly<Record<string, string>>,
  run: StepRun,
): Promise<number> {
  const { state, onOutput, signal } = run
  const { machine } = state
  const image = await imageOf(action, run)
  const contexts = { ...contextsOf(state, run.environment), inputs }
  const declared = Object.entries(action.environment).map(([name, text]) => [name, evaluate(text, contexts)])
  const words = action.words.map((word) => evaluate(word, contexts))

  const { mappings, volumes, home } = wellKnown(run)
  const environment = translateAll({ ...Object.fromEntries(declared), ...run.environment, HOME: home }, [
    ...mappings,
    ...commonMappings(machine),
  ])
  const command = [
    ...['docker', 'run', '--name', `action_${randomBytes(3).toString('hex')}`, '--label', machine.label],
    ...['--workdir', '/github/workspace', '--rm'],
    ...Object.keys(environment).flatMap((name) => ['-e', name]),
    ...['-e', 'GITHUB_ACTIONS=true', '-e', 'CI=true'],
    ...(action.entrypoint === null ? [] : ['--entrypoint', action.entrypoint]),
    ...(state.network === null ? [] : ['--network', state.network]),
    ...volumes,
    image,
    ...words,
  ]
  const { exitCode } = await runProcess(command, {
    machine,
    directory: machine.workspace,
    environment,
    onOutput,
    signal,
  })
  return exitCode
}

async function imageOf({ image, folder }: ContainerAction, { state }: StepRun): Promise<string> {
  if (image.startsWith('docker://')) {
    const reference = image.slice('docker://'.length)
    await obtainImage(state, reference)
    return reference
  }
  const file = join(folder, image)
  const tag = `${state.machine.label}:${randomUUID().replaceAll('-', '')}`
  await callDocker(state, ['build', '-t', tag, '-f', file, dirname(file)])
  state.builtImages.push(tag)
  return tag
}

/** ContainerActionHandler.cs:177-206. A mapping that is added later comes first. */
function wellKnown({ state: { machine } }: StepRun) {
  const home = join(machine.temp, '_github_home')
  const folders = [
    [machine.workspace, '/github/workspace'],
    [join(machine.temp, '_runner_file_commands'), '/github/file_commands'],
    [join(machine.temp, '_github_workflow'), '/github/workflow'],
    [home, '/github/home'],
    [machine.temp, '/github/runner_temp'],
  ] as const
  for (const [host] of folders) {
    mkdirSync(host, { recursive: true })
    own(host, machine)
  }
  return {
    home,
    mappings: folders.map(([host, container]) => ({ host, container })),
    volumes: [
      ...['-v', `${machine.engineSocket}:/var/run/docker.sock`],
      ...folders.toReversed().flatMap(([host, container]) => ['-v', `${host}:${container}`]),
    ],
  }
}
