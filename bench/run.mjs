#!/usr/bin/env node
// npm run bench [-- FIGURE ...] [--write] [--peer FOLDER] [--dind-image IMAGE] [--inner-image IMAGE] [--buildkit-image IMAGE]
// The peer, also by BERTH_BENCH_PEER, is a checkout of the action that Berth is compared with, whose dist/ is run as it is:
//   git clone https://github.com/docker/setup-buildx-action /tmp/peer && npm run bench -- --peer /tmp/peer
// --write also writes docs/performance.md, from all figures that ran.
// Prints medians of ten runs and their ratios to a peer or a physical limit, all from this one run. By hand, on a quiet
// machine with an engine (script/engine; script/ground image:busybox image:dind-official): it is no test. The figure
// kubernetes uses the cluster of script/kubernetes, and is left out without one.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cache } from './cache.mjs'
import { companion } from './companion.mjs'
import { dind } from './dind.mjs'
import { guard } from './guard.mjs'
import { inspect } from './inspect.mjs'
import { kubernetes } from './kubernetes.mjs'
import { nodes } from './nodes.mjs'
import { renderPerformance } from './performance-page.mjs'
import { ports } from './ports.mjs'
import { socket } from './socket.mjs'
import { tiers } from './tiers.mjs'

const figures = { inspect, socket, nodes, dind, tiers, ports, cache, companion, guard, kubernetes }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    peer: { type: 'string', default: process.env.BERTH_BENCH_PEER },
    'dind-image': { type: 'string', default: 'berth-ground/dind:official' },
    'buildkit-image': { type: 'string', default: 'berth-ground/buildkit:1' },
    'inner-image': { type: 'string', default: 'berth-ground/busybox:1' },
  },
})
const options = {
  peer: values.peer,
  image: values['dind-image'],
  inner: values['inner-image'],
  buildkit: values['buildkit-image'],
}

const measured = []
for (const [name, figure] of Object.entries(figures)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  for (const row of await figure(options)) {
    measured.push(row)
    const { what, time, beside, other, most, unit = 'ms' } = row
    const goal =
      most === undefined ? '' : ` (goal: at most ${most}: ${time / other <= most ? 'met' : 'MISSED'})`
    console.log(
      `${what}: ${Math.round(time)} ${unit}; ${beside}: ${Math.round(other)} ${unit}; ratio ${(time / other).toFixed(2)}${goal}`,
    )
  }
}

if (values.write)
  writeFileSync('docs/performance.md', renderPerformance(measured, new Date().toISOString().slice(0, 10)))
