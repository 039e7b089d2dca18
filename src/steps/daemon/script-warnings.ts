import type { Docker } from '../../platform/docker.ts'

/** Lines of the log that are read. A daemon that has just started has written about 60. */
const logLines = 500

/** The warnings of the scripts that prepared the container: lines `berth: <warning>` of its log. Empty if it is unreadable. */
export async function scriptWarnings(
  container: string,
  host: Pick<Docker, 'containerLogs'>,
): Promise<string[]> {
  const logs = await host.containerLogs(container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  return [...`${logs.stdout}\n${logs.stderr}`.matchAll(/^berth: (.+)$/gm)].map(([, warning = '']) => warning)
}
