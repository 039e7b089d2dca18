/** The commands that `berth hooks` sets up: the runner starts them before and after each job. */
export type HookCommand = 'hooks' | 'job-started' | 'job-completed'

/** True if the command line is for the hooks. */
export function isHookCommand(word: string | undefined): word is HookCommand {
  return word === 'hooks' || word === 'job-started' || word === 'job-completed'
}
