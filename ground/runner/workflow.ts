import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A container of a job: the job's own, or a service. */
export type ContainerRequest = {
  readonly image: string
  readonly options: string
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly ports: readonly string[]
}

export type StepRequest = {
  readonly id: string
  readonly name: string
  /** The condition, without `${{ }}`; null: `success()`. */
  readonly condition: string | null
  readonly environment: Readonly<Record<string, string>>
  readonly continueOnError: boolean
  readonly work:
    | {
        readonly kind: 'run'
        readonly script: string
        readonly shell: string | null
        readonly directory: string
      }
    | { readonly kind: 'uses'; readonly reference: string; readonly inputs: Readonly<Record<string, string>> }
}

export type JobRequest = {
  readonly name: string
  readonly environment: Readonly<Record<string, string>>
  readonly container: ContainerRequest | null
  readonly services: Readonly<Record<string, ContainerRequest>>
  readonly steps: readonly StepRequest[]
}

/**
 * Reads one job of a workflow. A key that this runner does not play is refused: it would be a job that passes here
 * and does something else on GitHub.
 */
export function readJob(file: string, name: string): JobRequest {
  const workflow = parse(readFileSync(file, 'utf8')) as Mapping
  only(workflow, file, ['name', 'on', 'permissions', 'env', 'defaults', 'jobs'])
  const jobs = mapping(workflow['jobs'])
  const job = jobs[name]
  if (job === undefined) throw new Error(`${file} has no job ${name}: ${Object.keys(jobs).join(', ')}`)
  return jobOf(mapping(job), name, workflow)
}

type Mapping = Readonly<Record<string, unknown>>

function jobOf(job: Mapping, name: string, workflow: Mapping): JobRequest {
  only(job, name, ['name', 'runs-on', 'permissions', 'env', 'defaults', 'container', 'services', 'steps'])
  const defaults = { ...runDefaults(workflow), ...runDefaults(job) }
  const services = Object.entries(mapping(job['services']))
  return {
    name,
    environment: { ...strings(workflow['env']), ...strings(job['env']) },
    container: job['container'] === undefined ? null : containerOf(job['container'], `${name}: container`),
    services: Object.fromEntries(
      services.map(([alias, service]) => [alias, containerOf(service, `${name}: services.${alias}`)]),
    ),
    steps: (job['steps'] as unknown[]).map((step, index) => stepOf(mapping(step), index, defaults)),
  }
}

function containerOf(value: unknown, where: string): ContainerRequest {
  const container = typeof value === 'string' ? { image: value } : mapping(value)
  only(container, where, ['image', 'options', 'env', 'volumes', 'ports'])
  return {
    image: String(container['image']),
    options: String(container['options'] ?? ''),
    environment: strings(container['env']),
    volumes: list(container['volumes']),
    ports: list(container['ports']),
  }
}

function stepOf(step: Mapping, index: number, defaults: Mapping): StepRequest {
  const known = [
    'id',
    'name',
    'if',
    'env',
    'continue-on-error',
    'run',
    'shell',
    'working-directory',
    'uses',
    'with',
  ]
  only(step, `step ${index + 1}`, known)
  const uses = step['uses']
  const work =
    uses === undefined
      ? ({
          kind: 'run',
          script: String(step['run']),
          shell: (step['shell'] ?? defaults['shell'] ?? null) as string | null,
          directory: String(step['working-directory'] ?? defaults['working-directory'] ?? ''),
        } as const)
      : ({ kind: 'uses', reference: String(uses), inputs: strings(step['with']) } as const)
  const condition = step['if'] === undefined ? null : String(step['if'])
  return {
    id: String(step['id'] ?? `__step_${index + 1}`),
    name: String(step['name'] ?? uses ?? String(step['run']).split('\n')[0]),
    condition: condition?.replace(/^\$\{\{(.*)\}\}$/, '$1').trim() ?? null,
    environment: strings(step['env']),
    continueOnError: step['continue-on-error'] === true,
    work,
  }
}

function runDefaults({ defaults }: Mapping): Mapping {
  return mapping(mapping(defaults)['run'])
}

function only(value: Mapping, where: string, known: readonly string[]): void {
  const others = Object.keys(value).filter((key) => !known.includes(key))
  if (others.length > 0) throw new Error(`${where}: this runner does not play ${others.join(', ')}`)
}

const mapping = (value: unknown): Mapping => (value ?? {}) as Mapping
const list = (value: unknown): string[] => ((value ?? []) as unknown[]).map(String)
const strings = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping(value)).map(([key, text]) => [key, String(text ?? '')]))
