import type { World } from '../world.ts'
import type { HookOptions } from './hook-options.ts'
import { hookScripts, type Programs, scriptNames } from './hook-scripts.ts'

/**
 * Prints the scripts, or writes them into the directory of the options and prints what to set.
 *
 * @returns the text for the terminal
 * @throws an error with the name of a file that cannot be written
 */
export async function writeHooks(
  options: HookOptions,
  programs: Programs,
  { source: { files } }: Pick<World, 'source'>,
): Promise<string> {
  const scripts = Object.entries(hookScripts(programs, options))
  const { directory } = options
  if (directory === undefined) return scripts.map(([name, text]) => `# --- ${name}\n${text}`).join('\n')
  await files.makeDirectory(directory, 0o755)
  for (const [name, text] of scripts) {
    await files.writeText(`${directory}/${name}`, text, 0o755)
    await files.makeExecutable(`${directory}/${name}`)
  }
  return `${directory}/${scriptNames.started} and ${directory}/${scriptNames.completed} are written.

Add these lines to the file .env in the directory of each runner, then restart its service (\`sudo ./svc.sh stop && sudo ./svc.sh start\`):

ACTIONS_RUNNER_HOOK_JOB_STARTED=${directory}/${scriptNames.started}
ACTIONS_RUNNER_HOOK_JOB_COMPLETED=${directory}/${scriptNames.completed}
`
}
