import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export type NodeAction = {
  readonly kind: 'node'
  readonly folder: string
  readonly inputs: Readonly<Record<string, string>>
  readonly main: string
  readonly post: string | null
  readonly postCondition: string
}

export type ContainerAction = {
  readonly kind: 'container'
  readonly folder: string
  readonly inputs: Readonly<Record<string, string>>
  /** `Dockerfile` or `docker://…`. */
  readonly image: string
  readonly entrypoint: string | null
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Reads action.yml of a folder. `inputs` are the defaults. */
export function readAction(folder: string): NodeAction | ContainerAction {
  const file = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find(existsSync)
  if (file === undefined) throw new Error(`Can't find 'action.yml' under '${folder}'`)
  const { inputs = {}, runs } = parse(readFileSync(file, 'utf8')) as {
    inputs?: Record<string, { default?: unknown }>
    runs: Record<string, unknown>
  }
  const defaults = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, String(input?.default ?? '')]),
  )
  if (runs['using'] === 'node24') {
    const post = runs['post'] === undefined ? null : String(runs['post'])
    const postCondition = String(runs['post-if'] ?? 'always()')
    return { kind: 'node', folder, inputs: defaults, main: String(runs['main']), post, postCondition }
  }
  if (runs['using'] !== 'docker')
    throw new Error(`${file}: this runner does not play ${String(runs['using'])}`)
  return {
    kind: 'container',
    folder,
    inputs: defaults,
    image: String(runs['image']),
    entrypoint: runs['entrypoint'] === undefined ? null : String(runs['entrypoint']),
    words: ((runs['args'] ?? []) as unknown[]).map(String),
    environment: (runs['env'] ?? {}) as Record<string, string>,
  }
}
