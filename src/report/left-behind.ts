import type { LeftBehind } from '../ledger/left-behind.ts'
import { count } from '../values/quantity.ts'
import { fenced } from './escape-markdown.ts'
import type { LedgerReport } from './ledger-words.ts'
import type { Section } from './sections.ts'
import { text, value } from './summary-text.ts'

const most = 20
const longestName = 80

/** What a shell takes as one plain word. Other names have no command. */
const isWord = (name: string): boolean => /^[a-zA-Z0-9][\w.:/@-]*$/.test(name)

/** What the job made and did not remove, with the commands that remove it. null: nothing. */
export function leftBehindSection({ left, isReaped }: LedgerReport): Section | null {
  if (left === null) return null
  const { containers, networks, volumes, images } = left
  const named = [
    ...kind(
      'container',
      containers.map(({ name, isRunning }) => `${name}${isRunning ? ' (runs)' : ''}`),
    ),
    ...kind(
      'network',
      networks.map(({ name }) => name),
    ),
    ...kind(
      'volume',
      volumes.map(({ name }) => name),
    ),
    ...kind('image name', images),
  ]
  if (named.length === 0) return null
  const title = isReaped
    ? 'The job left these. The post step removes its containers, networks and volumes.'
    : 'The job left these, and Berth does not remove them.'
  const commands = commandsFor(isReaped ? { containers: [], networks: [], volumes: [], images } : left)
  const remedy = commands.length === 0 ? [] : [text('To remove them:'), fenced(commands, 'bash')]
  return { title: 'what is left behind', text: [text(title), named.join('\n'), ...remedy].join('\n\n') }
}

function kind(noun: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, most).map((name) => value(name, longestName))
  const rest = names.length - shown.length
  return [`- ${count(names.length, noun)}: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}`]
}

/** In the order in which they work. Networks can have any name, so IDs are used. */
export function commandsFor({ containers, networks, volumes, images }: LeftBehind): string[] {
  const short = ({ id }: { readonly id: string }) => id.slice(0, 12)
  const commands: [string, readonly string[]][] = [
    ['docker rm --force --volumes', containers.map(short)],
    ['docker network rm', networks.map(short)],
    ['docker volume rm', volumes.map(({ name }) => name)],
    ['docker rmi', images],
  ]
  return commands.flatMap(([command, names]) => {
    const words = names.filter(isWord).slice(0, most)
    return words.length === 0 ? [] : [`${command} ${words.join(' ')}`]
  })
}
