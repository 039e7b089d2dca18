import { Unseen } from '../../observe.ts'
import { codeOf, systemErrorText } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { programTimeout } from '../program-timeout.ts'

/**
 * Reads links with a single call of stat(1) under sudo, which does not follow them. Paths that do not exist are missing
 * from the result.
 *
 * @param paths of links in `/proc/<pid>`, which only the kernel creates
 * @returns the target of each link
 * @throws Unseen if sudo is not installed, needs a password, or does not end
 */
export async function statAsRoot(
  { runCommand }: Pick<Source, 'runCommand'>,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const programArguments = ['-n', 'stat', '-c', '%n %N', ...paths]
  const options = { timeout: programTimeout, environment: { LC_ALL: 'C' } }
  const result = await runCommand('sudo', programArguments, options).catch((error) => {
    // EACCES: a directory on PATH, or sudo itself, is not accessible.
    const absent = codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES'
    throw new Unseen(absent ? 'sudo is not available' : `sudo does not start: ${systemErrorText(error)}`)
  })
  if (result.timedOut) {
    const late = `sudo did not end within ${programTimeout / 1000} s`
    throw new Unseen(result.leftRunning ? `${late} and keeps running, because only root can end it` : late)
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
  if (/a password is required|a terminal is required/.test(stderr)) return 'sudo needs a password'
  return `sudo failed: ${stderr
    .split('\n')
    .find((line) => line.startsWith('sudo: '))
    ?.slice('sudo: '.length)}`
}
