import { ExpectedError } from '../expected-error.ts'
import type { Files } from '../platform/files.ts'
import type { CheckToml } from '../platform/toml.ts'
import type { ReadInput } from './parse-inputs.ts'

const [fromFile, inline] = ['buildkitd-config', 'buildkitd-config-inline']

/**
 * Reads the configuration of BuildKit from the input `buildkitd-config` (a path, relative to the workspace) or
 * `buildkitd-config-inline`, and checks that it is TOML.
 *
 * @returns the text of the file; empty if neither input is given
 * @throws ExpectedError `invalid-input` if both are given, the file cannot be read, or its text is no TOML: with line and
 *   column. The message quotes no line of it, since it can hold a password.
 */
export async function readBuildkitdConfiguration(
  read: ReadInput,
  environment: Readonly<Record<string, string | undefined>>,
  files: Pick<Files, 'readText'>,
  checkToml: CheckToml,
): Promise<string> {
  const [path, text] = [read(fromFile), read(inline)]
  if (path !== '' && text !== '') {
    throw new ExpectedError(
      'invalid-input',
      `The inputs \`${fromFile}\` and \`${inline}\` are both set, but a builder has one configuration.`,
      'Leave one of them out.',
    )
  }
  if (path === '' && text === '') return ''
  const workspace = environment['GITHUB_WORKSPACE']
  const file = path.startsWith('/') || !workspace ? path : `${workspace}/${path}`
  const [input, where] = path === '' ? [inline, 'its text'] : [fromFile, file]
  const configuration = path === '' ? text : await readFile(file, files)
  const found = await checkToml(configuration)
  if (found === null) return configuration
  const { line, column, problem } = found
  throw new ExpectedError(
    'invalid-input',
    `The input \`${input}\` is not valid TOML: ${where}, line ${line}, column ${column}: ${problem}.`,
    'Correct it. For example:  [registry."docker.io"]  and on the next line  mirrors = [\'mirror.example\']',
  )
}

async function readFile(path: string, files: Pick<Files, 'readText'>): Promise<string> {
  try {
    return await files.readText(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExpectedError(
      'invalid-input',
      `The input \`${fromFile}\` names ${path}, which cannot be read: ${reason}.`,
      'Check the path, which is relative to the workspace. If the file is in the repository, run actions/checkout first.',
    )
  }
}
