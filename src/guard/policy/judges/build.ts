import type { Call } from '../../call.ts'
import type { Json } from '../../json.ts'
import { readJson } from '../../wire/read-json.ts'
import type { Judge } from '../endpoint.ts'
import { securityOption } from '../fields/confinement.ts'
import type { At, Field } from '../fields/field.ts'
import { refused } from '../fields/field.ts'
import { labels } from '../fields/labels.ts'
import { networkMode } from '../fields/namespaces.ts'
import { type Findings, together } from '../findings.ts'

/** Parameters that reach beyond the build: moby, daemon/server/router/build/build_routes.go, `newImageBuildOptions`. */
const judged: Readonly<Record<string, Field>> = {
  networkmode: networkMode,
  cgroupparent: refused('host-cgroup'),
  securityopt: securityOption,
}

/** The classic builder, and BuildKit behind the same endpoint. */
export const build: Judge = ({ call, policy }) =>
  together([
    ...Object.entries(judged).flatMap(([name, field]) =>
      each(call, name, (value, at) => field(value, at), policy),
    ),
    ...each(call, 'labels', labelsOf, policy),
  ])

function each(call: Call, name: string, field: Field, policy: At['policy']): readonly Findings[] {
  const values = call.query.get(name) ?? []
  return values
    .filter((value) => value !== '')
    .map((value) => field(value, { place: `query ${name}`, policy }))
}

const labelsOf: Field = (value, at) => {
  const read = readJson(String(value), 'cased')
  return 'violation' in read
    ? { value, violations: [{ ...read.violation, place: at.place }] }
    : { ...labels(read.json, at), value }
}

/** The build cache has no labels, so that nobody can remove only a part of it (moby, builder-next/builder.go: `Prune`). */
export const pruneBuildCache: Judge = ({ policy }) =>
  policy.allow.includes('shared-build-cache')
    ? {}
    : {
        answer: {
          status: 200,
          body: new Map<string, Json>([
            ['CachesDeleted', []],
            ['SpaceReclaimed', { digits: '0' }],
          ]),
        },
        changes: ['All jobs share the build cache, so nothing of it is removed.'],
      }
