import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { images } from '../integration/images.ts'
import { temporaryFolder } from '../opened/folder.ts'

const examples = resolve(import.meta.dirname, '../../examples')
const workflow = '.github/workflows/test.yml'

/** What the projects name, and what the ground has in its place: no registry answers there. */
export const standInImages = { 'node:24-alpine': images.job, 'redis:8-alpine': images.redis } as const

type Step = { readonly uses?: string; readonly run?: string }
type Workflow = { readonly jobs: Readonly<Record<string, { readonly steps: Step[] }>> }

/**
 * Copies a project of `examples/` as a repository of its own.
 *
 * @param substitutions words to those that are played in their place
 * @param after steps that follow the step of Berth
 * @returns its folder, and the path of its workflow there
 */
export async function exampleProject(
  name: string,
  substitutions: Readonly<Record<string, string>>,
  after: readonly Step[] = [],
): Promise<{ repository: string; workflow: string }> {
  const repository = await temporaryFolder('example')
  await cp(join(examples, name), repository, { recursive: true })
  for (const entry of await readdir(repository, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'utf8')
    const played = Object.entries(substitutions).reduce(
      (before, [shown, words]) => before.replaceAll(shown, words),
      text,
    )
    await writeFile(path, played)
  }
  const path = join(repository, workflow)
  const parsed = parse(await readFile(path, 'utf8')) as Workflow
  for (const { steps } of Object.values(parsed.jobs))
    steps.splice(steps.findIndex(({ uses }) => uses?.startsWith('berth-ci/')) + 1, 0, ...after)
  await writeFile(path, stringify(parsed))
  return { repository, workflow }
}
