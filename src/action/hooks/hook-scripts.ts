import type { FailOn } from '../../report/report.ts'

/** The programs that the scripts start. */
export type Programs = { readonly node: string; readonly berth: string }

export const scriptNames = { started: 'job-started.sh', completed: 'job-completed.sh' } as const

/**
 * The two scripts, by their names. The runner starts `bash -e` with the path (actions/runner 258d6c8, JobHookProvider.cs:62-66
 * and ScriptHandler.cs), and an exit code other than 0 fails the job. So a Berth that is gone is a warning.
 */
export function hookScripts(
  programs: Programs,
  { failOn, reap }: { readonly failOn: FailOn; readonly reap: boolean },
): Readonly<Record<(typeof scriptNames)[keyof typeof scriptNames], string>> {
  return {
    [scriptNames.started]: script(programs, 'before', ['job-started', '--fail-on', failOn]),
    [scriptNames.completed]: script(programs, 'after', ['job-completed', ...(reap ? ['--reap'] : [])]),
  }
}

function script({ node, berth }: Programs, when: string, words: readonly string[]): string {
  return `#!/bin/sh
# Written by \`berth hooks\`. The runner of GitHub Actions starts it ${when} each job.
node=${quoted(node)}
berth=${quoted(berth)}
if [ ! -x "$node" ] || [ ! -r "$berth" ]; then
  printf '::warning title=berth hooks::%s or %s is missing. Run \\140berth hooks\\140 again on this machine.\\n' "$node" "$berth"
  exit 0
fi
exec "$node" "$berth" ${words.join(' ')}
`
}

/** A word of sh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
