import { endpoints } from '../../src/guard/policy/endpoints.ts'
import { containerConfig } from '../../src/guard/policy/fields/container-config.ts'
import { hostConfigFields } from '../../src/guard/policy/fields/host-config.ts'
import { type RuleId, ruleIds, rules } from '../../src/guard/rules.ts'
import { groupBy } from '../../src/values/group-by.ts'

/** The generated parts of docs/guard.md, by the name of their place. */
export const guardTables: Readonly<Record<string, () => string>> = {
  rules: () => ruleTable(ruleIds.filter((id) => rules[id].opens)),
  'fixed rules': () => ruleTable(ruleIds.filter((id) => !rules[id].opens)),
  endpoints: endpointTable,
  fields: fieldLists,
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

function ruleTable(ids: readonly RuleId[]): string {
  return table(
    ['rule', 'refuses', 'for example', 'what works'],
    ids.map((id) => {
      const { refuses, why, instead, example, cis } = rules[id]
      const name = `<a id="${id}"></a>\`${id}\`${cis === null ? '' : `<br>CIS ${cis}`}`
      return [name, `${capital(refuses)}. ${capital(why)}`, `\`${example}\``, instead].map(cell)
    }),
  )
}

const cell = (text: string) => text.replaceAll('|', '\\|')
const capital = (text: string) => text.replace(/^[a-z](?!acvlan)/, (first) => first.toUpperCase())

function endpointTable(): string {
  const treatments = groupBy(endpoints, ({ treatment }) => treatment)
  return table(
    ['what the guard does', 'endpoints'],
    [...treatments].map(([treatment, those]) => [
      treatment,
      those.map(({ id }) => `\`${named(id)}\``).join('<br>'),
    ]),
  )
}

const named = (id: string) =>
  id.replace(/\{(readable|joined)-network\}/, '{network}').replace('{anything}', '{other}')

function fieldLists(): string {
  const block = (fields: object) => ['```text', Object.keys(fields).toSorted().join(' '), '```'].join('\n')
  return [
    'Of the container:',
    '',
    block(containerConfig),
    '',
    'Of HostConfig:',
    '',
    block(hostConfigFields),
  ].join('\n')
}
