import { Unseen } from '../../observe.ts'
import { codeOf, systemErrorWords } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { programTimeout } from '../program-timeout.ts'

export type RootStatus = {
  /** The text of the link; null for what is no link. */
  readonly link: string | null
  /** `device:inode`. */
  readonly identity: string
}

/**
 * Looks at paths through one call of stat(1) under sudo. A path that does not exist is missing from the answer.
 *
 * @throws Unseen where sudo is not there or would ask for a password
 */
export async function statAsRoot(
  { runCommand }: Pick<Source, 'runCommand'>,
  paths: readonly string[],
): Promise<Map<string, RootStatus>> {
  const programArguments = ['-n', 'stat', '-c', '%n %N %d:%i', ...paths]
  const options = { timeout: programTimeout, environment: { LC_ALL: 'C' } }
  const result = await runCommand('sudo', programArguments, options).catch((error) => {
    // EACCES: a directory on PATH is closed to us, or sudo itself is.
    const absent = codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES'
    throw new Unseen(absent ? 'there is no sudo to use' : `sudo does not start: ${systemErrorWords(error)}`)
  })
  if (result.timedOut) throw new Unseen(`sudo did not end within ${programTimeout / 1000} s`)
  if (/^sudo: /m.test(result.stderr)) throw new Unseen(refusal(result.stderr))

  const found = new Map<string, RootStatus>()
  for (const line of result.stdout.split('\n')) {
    const path = paths.find((each) => line.startsWith(`${each} `))
    const [, device, inode] = / (\d+):(\d+)$/.exec(line) ?? []
    if (!path || !device || !inode) continue
    const link = / -> ['"]?(\w+:\[\d+\])/.exec(line)?.[1] ?? null
    // Numbers as Node has them: an inode over 2^53 is rounded in both views.
    found.set(path, { link, identity: `${Number(device)}:${Number(inode)}` })
  }
  return found
}

function refusal(stderr: string): string {
  if (/a password is required|a terminal is required/.test(stderr)) return 'sudo asks for a password'
  return `sudo refuses: ${stderr
    .split('\n')
    .find((line) => line.startsWith('sudo: '))
    ?.slice('sudo: '.length)}`
}
