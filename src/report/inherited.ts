import type { Inherited } from '../plan/inherit/inherited.ts'
import { count } from '../values/quantity.ts'
import type { Report } from './report.ts'

/** The settings of the host daemon and the runner that the builder and the job daemon use, as sentences. */
export function inheritedSentences({ achieved: { builder, daemon } }: Report): string[] {
  return [
    ...(daemon ? sentences('The job daemon', daemon.inherited) : []),
    ...(builder?.inherited ? sentences('The builder', builder.inherited) : []),
  ]
}

function sentences(who: string, inherited: Inherited): string[] {
  const parts = partsOf(inherited)
  const omitted = inherited.omitted.map((sentence) => `${who}: ${sentence}`)
  return [...(parts.length > 0 ? [`${who} inherits ${parts.join(', ')}.`] : []), ...omitted]
}

function partsOf({ mirrors, insecureRegistries, registries, authorities, proxies }: Inherited): string[] {
  const parts = [
    [mirrors, `${count(mirrors.length, 'mirror')} of docker.io (${listed(mirrors)})`],
    [insecureRegistries, `insecure access to ${listed(insecureRegistries)}`],
    [registries, `certificates for ${listed(registries.map(({ host }) => host))}`],
    [authorities.files, count(authorities.count, 'private CA')],
    [proxies, listed(proxies.map(({ variable, value }) => `${variable}=${value}`))],
  ] as const
  return parts.flatMap(([list, text]) => (list.length > 0 ? [text] : []))
}

const listed = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(', ')
