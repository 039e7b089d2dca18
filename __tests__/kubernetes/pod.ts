import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { builtAction } from '../build-action.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startProgram } from '../opened/program.ts'
import { attemptKubectl, type Ended, kubectl } from './kubectl.ts'

const manifests = resolve(import.meta.dirname, '../../ground/kubernetes/pods')

/** The pods of Actions Runner Controller's two modes: ground/kubernetes/pods/arc-<kind>.yaml. */
export type PodKind = 'dind' | 'kubernetes'

/** A pod in which a job runs, and where the runner has its things in it. */
export type Pod = {
  readonly kind: PodKind
  readonly name: string
  readonly namespace: string
  /** The container in which the job's steps run. */
  readonly container: string
  readonly work: string
  readonly home: string
  readonly node: string
  /** The folder of main.js and post.js in the pod. */
  readonly action: string
  /** Runs a command in a container of the pod, by default in the job's. */
  exec(words: readonly string[], input?: string | Readable, container?: string): Promise<Ended>
}

type Place = { readonly externals: string } & Pick<Pod, 'container' | 'work' | 'home'>

const places: Readonly<Record<PodKind, Place>> = {
  dind: {
    container: 'runner',
    work: '/home/runner/_work',
    home: '/home/runner',
    externals: '/home/runner/externals',
  },
  // The paths of a container job (actions/runner, Container/ContainerInfo.cs).
  kubernetes: { container: 'job', work: '/__w', home: '/github/home', externals: '/__e' },
}

/** What differs from the manifest of the ground. */
export type PodDifferences = {
  /** Its spec, such as `{ serviceAccountName: 'default' }`. */
  readonly spec?: Readonly<Record<string, unknown>>
  readonly namespace?: string
}

/** Starts a pod for a test, with the built action in it. It is deleted afterwards. */
export async function startPod(kind: PodKind, differences: PodDifferences = {}): Promise<Pod> {
  const manifest = parse(await readFile(join(manifests, `arc-${kind}.yaml`), 'utf8'))
  const name = `${manifest.metadata.name}-${randomBytes(3).toString('hex')}`
  const namespace = differences.namespace ?? manifest.metadata.namespace
  const asked = {
    ...manifest,
    metadata: { ...manifest.metadata, name, namespace },
    spec: { ...manifest.spec, ...differences.spec },
  }
  const { container, work, home, externals } = places[kind]
  const inNamespace = ['--namespace', namespace]
  await closeAfterwards(() =>
    kubectl(['delete', 'pod', name, ...inNamespace, '--grace-period=1', '--ignore-not-found']),
  )
  await kubectl(['apply', '--filename', '-'], JSON.stringify(asked))
  const ready = await attemptKubectl([
    'wait',
    `pod/${name}`,
    ...inNamespace,
    '--for=condition=Ready',
    '--timeout=180s',
  ])
  if (ready.exitCode !== 0)
    throw new Error(`${ready.errors}\n${await kubectl(['describe', 'pod', name, ...inNamespace])}`)

  const exec: Pod['exec'] = (words, input, from = container) =>
    attemptKubectl(['exec', '--stdin', name, ...inNamespace, '--container', from, '--', ...words], input)
  // Where the runner has the actions of a job (actions/runner, ActionManager.cs).
  const action = `${work}/_actions/berth-ci/berth/v0/dist`
  const folders = [action, `${work}/_temp/_runner_file_commands`, `${work}/_tool`, `${work}/app/app`, home]
  await succeed(exec(['mkdir', '-p', ...folders]))
  await copyFolder(await builtAction(), { exec }, action)
  const node = `${externals}/node24/bin/node`
  return { kind, name, namespace, container, work, home, node, action, exec }
}

/** Copies what is in a folder of this machine into a folder of the pod. */
export async function copyFolder(from: string, { exec }: Pick<Pod, 'exec'>, to: string): Promise<void> {
  await succeed(exec(['tar', '-C', to, '--no-same-owner', '-x'], archiveOf(from)))
}

/** Loads images of the ground into the engine of the pod's sidecar, which reaches no registry. */
export async function loadImages(pod: Pod, ...names: readonly string[]): Promise<void> {
  const ground = resolve(import.meta.dirname, '../../script/ground')
  for (const name of names) {
    const layout = await temporaryFolder('layout')
    await promisify(execFile)(ground, ['--layout', name, layout])
    await succeed(pod.exec(['docker', 'load', '--quiet'], archiveOf(layout)))
  }
}

function archiveOf(folder: string): Readable {
  const { stdout } = startProgram('tar', ['-C', folder, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!stdout) throw new Error('tar has no output')
  return stdout
}

async function succeed(ending: Promise<Ended>): Promise<void> {
  const { exitCode, output, errors } = await ending
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${errors}${output}`)
}
