import { Unseen } from '../../observe.ts'
import { codeOf, systemErrorWords } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { programTimeout } from '../program-timeout.ts'

/**
 * Reads links through one call of stat(1) under sudo, which follows none of them. A path that does not exist is missing
 * from the answer.
 *
 * @param paths of links in `/proc/<pid>`, which nobody but the kernel makes
 * @returns the text of each link
 * @throws Unseen where sudo is not there, would ask for a password, or does not end
 */
export async function statAsRoot(
  { runCommand }: Pick<Source, 'runCommand'>,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const programArguments = ['-n', 'stat', '-c', '%n %N', ...paths]
  const options = { timeout: programTimeout, environment: { LC_ALL: 'C' } }
  const result = await runCommand('sudo', programArguments, options).catch((error) => {
    // EACCES: a directory on PATH is closed to us, or sudo itself is.
    const absent = codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES'
    throw new Unseen(absent ? 'there is no sudo to use' : `sudo does not start: ${systemErrorWords(error)}`)
  })
  if (result.timedOut) {
    const late = `sudo did not end within ${programTimeout / 1000} s`
    throw new Unseen(result.leftRunning ? `${late}; it was left running, since only root can end it` : late)
  }
  if (/^sudo: /m.test(result.stderr)) throw new Unseen(refusal(result.stderr))

  const found = new Map<string, string>()
  for (const line of result.stdout.split('\n')) {
    const path = paths.find((each) => line.startsWith(`${each} `))
    const link = / -> ['"]?(.*?)['"]?$/.exec(line)?.[1]
    if (path && link) found.set(path, link)
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
