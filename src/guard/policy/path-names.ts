import type { Reference } from '../judgement.ts'
import type { RuleId } from '../rules.ts'
import { objectName } from './fields/namespaces.ts'

/** A variable of a path: how its value must be written, and whose object it must be. */
export type PathName = {
  readonly grammar: RegExp
  readonly reference: Pick<Reference, 'kind' | 'must'> | null
}

/** Variables of more than one segment: names of images have slashes. */
export const takesSlashes = (segment: string): boolean => segment === '{image}' || segment === '{anything}'

/** A name of an image as one segment of several: a host with a port, a tag, a digest or an ID. */
const imagePart = /^[a-zA-Z0-9_[][a-zA-Z0-9_.:@[\]-]*$/

/** moby's router takes any text with slashes for a name. What is no name is no endpoint here. */
export const pathNames: Readonly<Record<string, PathName>> = {
  '{container}': { grammar: objectName, reference: { kind: 'container', must: 'own' } },
  '{exec}': { grammar: /^[0-9a-f]+$/, reference: { kind: 'exec', must: 'own' } },
  '{network}': { grammar: objectName, reference: { kind: 'network', must: 'own' } },
  '{readable-network}': { grammar: objectName, reference: { kind: 'network', must: 'readable' } },
  '{joined-network}': { grammar: objectName, reference: { kind: 'network', must: 'own-or-built-in' } },
  '{volume}': { grammar: objectName, reference: { kind: 'volume', must: 'own' } },
  '{image}': { grammar: imagePart, reference: null },
  '{anything}': { grammar: /^.+$/, reference: null },
  '{object}': { grammar: objectName, reference: null },
}

/** The rule that refuses an object of another job. */
export const foreignRules: Readonly<Record<Reference['kind'], RuleId>> = {
  container: 'foreign-container',
  exec: 'foreign-container',
  network: 'foreign-network',
  volume: 'foreign-volume',
  image: 'foreign-image',
}
