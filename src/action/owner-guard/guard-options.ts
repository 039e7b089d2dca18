import { parseArgs } from 'node:util'
import { openableRules, type RuleId } from '../../guard/rules.ts'
import type { BindRoot } from '../../plan/companion-steps.ts'

/** What the owner of the machine chooses for a guard that runs as another user than the runner. */
export type GuardOptions = {
  /** The path of the guard's socket. */
  readonly socket: string
  /** The address of the daemon. */
  readonly daemon: string
  readonly mode: 'audit' | 'enforce'
  readonly allow: readonly RuleId[]
  readonly roots: readonly BindRoot[]
  /** Test the boundary, and serve nothing. */
  readonly check: boolean
}

export const guardHelp = `Usage: berth guard --socket PATH [options]

Serves a guarded Docker API at a socket, for a runner whose user cannot open the daemon's own socket. Runs in the
foreground as another user, who can: docs/runner-machines.md has a unit for systemd. Ends at SIGTERM.

Options:
  --socket PATH          the socket. Its directory must exist. The group of this process can open it
  --daemon ADDRESS       the daemon (default: unix:///var/run/docker.sock)
  --root DIR             a directory that containers can mount, with everything in it. Can be repeated
  --read-only-root DIR   the same, but not for writing
  --mode MODE            enforce (default), or audit, which allows each request and logs what enforce would refuse
  --allow RULES          rules that do not count, by their names in a refusal, separated by commas
  --check                do not serve. Test as this user whether the guard can be avoided, and print how
  --help

Examples:
  berth guard --socket /run/berth-guard/docker.sock --root /srv/runner/_work
  sudo --user runner berth guard --socket /run/berth-guard/docker.sock --check

Exit status of --check:
  0  this user cannot avoid the guard in any way that the test knows
  1  this user can
  2  no result
`

const defaultDaemon = 'unix:///var/run/docker.sock'

/**
 * Reads the command line of `berth guard`.
 *
 * @returns the options; or the text that `--help` asks for; or what is wrong with the command line
 */
export function parseGuardOptions(
  words: readonly string[],
): GuardOptions | { readonly wrong: string } | { readonly text: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  if (values.help) return { text: guardHelp }
  if (positionals.length > 1) return { wrong: `Unknown argument: ${positionals[1]}` }
  const { socket, daemon, mode, check } = values
  if (!socket?.startsWith('/')) return { wrong: '--socket: an absolute path is needed' }
  if (mode !== 'audit' && mode !== 'enforce') return { wrong: `--mode ${mode}: must be audit or enforce` }
  if (!daemon.startsWith('unix:///'))
    return { wrong: `--daemon ${daemon}: must be a socket, such as ${defaultDaemon}` }
  const allow = (values.allow ?? '').split(',').flatMap((rule) => rule.trim() || [])
  const unknown = allow.find((rule) => !openableRules.some((id) => id === rule))
  if (unknown !== undefined)
    return { wrong: `--allow ${unknown}: there is no such rule. Rules: ${openableRules.join(', ')}` }
  const roots = [
    ...values.root.map((path) => ({ path, inJob: path, writable: true })),
    ...values['read-only-root'].map((path) => ({ path, inJob: path, writable: false })),
  ]
  const relative = roots.find(({ path }) => !path.startsWith('/'))
  if (relative) return { wrong: `--root ${relative.path}: an absolute path is needed` }
  return { socket, daemon, mode, allow: allow as RuleId[], roots, check }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      socket: { type: 'string' },
      daemon: { type: 'string', default: defaultDaemon },
      root: { type: 'string', multiple: true, default: [] },
      'read-only-root': { type: 'string', multiple: true, default: [] },
      mode: { type: 'string', default: 'enforce' },
      allow: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
}
