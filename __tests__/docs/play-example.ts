import { type ActRun, runAct } from '../e2e/run-act.ts'
import { clientFolder } from '../opened/client-folder.ts'
import { substitutions } from './substitutions.ts'
import { publishedAction, standIns, userRepository } from './user-repository.ts'

export type Example = {
  /** As the page shows it: a whole workflow, or what `as` says. */
  readonly text: string
  readonly as: 'workflow' | 'steps' | 'with' | 'job'
  /** Keys of the job, as YAML. */
  readonly job?: string
  /** Steps around those of the example, as YAML. */
  readonly before?: string
  readonly after?: string
  /** Defaults of inputs, for images that no registry here has. */
  readonly defaults?: Readonly<Record<string, string>>
  readonly registry?: string
  readonly password?: string
}

/** Runs an example as a reader would paste it, in a repository of a reader. */
export async function playExample(example: Example): Promise<ActRun> {
  const { defaults = {}, registry = 'registry.invalid', password = '' } = example
  const workflow = substitutions(registry).reduce(
    (text, [shown, played]) => text.replaceAll(shown, played),
    workflowOf(example),
  )
  return runAct({
    repository: await userRepository(workflow),
    workflow: '.github/workflows/example.yml',
    job:
      [...workflow.matchAll(/^ {2}([\w-]+):$/gm)]
        .map(([, name = '']) => name)
        .find((name) => name !== 'push') ?? '',
    actions: { ...standIns(workflow), 'berth-ci/berth@v0': await publishedAction(defaults) },
    secrets: { GITHUB_TOKEN: password },
    environment: { DOCKER_CONFIG: await clientFolder() },
  })
}

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by))

function workflowOf({ text, as, job = '', before = '', after = '' }: Example): string {
  if (as === 'workflow') return text.replace(/\n*$/, `\n${indented(after, 6)}`)
  const steps = {
    steps: text,
    with: `- uses: berth-ci/berth@v0\n  id: berth\n${indented(text, 2)}`,
    job: '- uses: berth-ci/berth@v0\n  id: berth\n  with: { mode: socket }\n',
  }[as]
  return `name: example
on: push
jobs:
  example:
    runs-on: ubuntu-latest
${indented(as === 'job' ? text : job, 4)}    steps:
      - uses: actions/checkout@v5
${indented(before + steps + after, 6)}`
}
