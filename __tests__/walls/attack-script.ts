import { type Attack, allAttacks } from './attacks.ts'
import { clearMachine, markMachine } from './mark-machine.ts'
import { enterOf, optionsOf, type Position, positions } from './positions.ts'

/** What the attacks have reached: for each the positions from which it succeeds. */
export type Reached = Readonly<Record<string, readonly Position[]>>

export type Play = {
  readonly daemon: string
  /** DOCKER_HOST of the host daemon; empty: the default one. */
  readonly hostEngine: string
  readonly image: string
  readonly attacker: string
  /** The words by which a later step becomes root of the machine. */
  readonly asRoot: string
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A later step of a job, in bash, that plays each attack from each position in the job daemon. */
export function attackScript({ daemon, hostEngine, image, attacker, asRoot }: Play): string {
  const hosted = allAttacks.flatMap(({ host, ...attack }) =>
    host === undefined ? [] : [{ ...attack, step: host }],
  )
  const root = (script: string) =>
    `${asRoot} env mark="$mark" daemon="$daemon" hostEngine="$hostEngine" home="$HOME" bash -c ${quoted(script)}`
  return `
set +e
mark=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \\n')
daemon=${daemon}
hostEngine=${hostEngine}
cp ${quoted(attacker)} attacker
trap ${quoted(root(clearMachine))} EXIT
${root(markMachine)} >marks || exit 1
printf %s ${quoted(stepsOf(allAttacks))} >steps
printf %s ${quoted(stepsOf(hosted))} >after
${positions.map((position) => `echo; echo '### ${position}'\n${fromPosition(position, image, root('. ./marks; . ./after'))}`).join('\n')}
`
}

function fromPosition(position: Position, image: string, after: string): string {
  const inside = `cat marks steps | ${enterOf(position)} 2>&1`
  const runs = optionsOf[position].map(
    (options) => `docker run --rm ${options} -v "$PWD:$PWD" -w "$PWD" ${image} sh -c ${quoted(inside)}`,
  )
  return `{ ${runs.join(' || ')}; } 2>&1\n${after} 2>&1`
}

/** Each step in a shell of its own, after a line with its id. */
const stepsOf = (list: readonly Attack[]): string =>
  [
    'place=/run/berth-attack; mkdir -p $place; cd "$workspace"',
    // The shell opens it for reading and writing, writes nothing and closes it.
    'opened() { ( : 3<>"$1" ) && echo reached; }',
    ...list.map(
      ({ id, host, step }) => `echo; echo "== ${host === undefined ? id : 'before'}"; ( ${step} ) </dev/null`,
    ),
    // An engine that refuses the options ends otherwise.
    'true',
    '',
  ].join('\n')

/**
 * Reads what the script has printed.
 *
 * @throws Error if no attack was played
 */
export function reachedIn(printed: string): Reached {
  if (!printed.includes('== core-pattern')) throw new Error(`no attack was played: ${printed}`)
  const reached: Record<string, Position[]> = {}
  for (const position of positions) {
    const [, played = ''] = printed.split(`### ${position}\n`)
    for (const section of (played.split(/^### /m)[0] ?? '').split(/^== /m)) {
      const id = section.split('\n')[0] ?? ''
      if (id !== 'before' && /^reached\r?$/m.test(section)) reached[id] = [...(reached[id] ?? []), position]
    }
  }
  return reached
}
