import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

type Import = { readonly from: string; readonly typeOnly: boolean }

type Layer = {
  /** Files beneath src/. The first layer that fits a file is its own. */
  readonly files: RegExp
  /** What they may import, as a path beneath src/ or the name of a package. */
  readonly may: RegExp
  /** What they may import the types of, beyond that. */
  readonly types?: RegExp
}

/** Imports point one way: values <- facts <- checks <- plan <- steps <- action <- the entry points. DESIGN: docs/architecture.md. */
const layers: Readonly<Record<string, Layer>> = {
  'the entry points build the real adapters': {
    files: /^(main|post|doctor|foreign-reader|companion|real-world)\.ts$/,
    may: /^(action|companion|facts\/probes|platform)\/|^(real-world|version)\.ts$|^node:/,
  },
  'what all may import imports nothing': {
    files: /^(expected-error|version)\.ts$/,
    may: /^\.\.\/package\.json$/,
  },
  'values are pure functions on plain values, and know nothing': {
    files: /^values\//,
    may: /^values\//,
  },
  'platform alone knows the client libraries': {
    files: /^platform\//,
    may: /^platform\/|^values\/|^node:|^dockerode$|^@actions\/(core|exec|github(\/lib\/utils)?|http-client|tool-cache)$|^undici$|^(smol-toml|yaml)$/,
  },
  'the guard and the ledger are pure, and know nothing of Berth': {
    files: /^(guard|ledger)\//,
    may: /^(guard|ledger)\/|^values\//,
  },
  'the companion is a process with few dependencies': {
    files: /^companion\//,
    may: /^companion\/|^guard\/|^ledger\/|^values\/|^platform\/|^expected-error\.ts$|^node:/,
    types: /^plan\//,
  },
  'probes look through the platform': {
    files: /^facts\/probes\//,
    may: /^facts\/|^platform\/|^values\/|^node:(path\/posix|crypto)$/,
  },
  'facts know nothing of who judges them': {
    files: /^facts\//,
    may: /^facts\/(?!probes\/)|^values\/|^node:(path\/posix|crypto)$/,
    types: /^platform\//,
  },
  'checks are pure': {
    files: /^checks\//,
    may: /^checks\/|^facts\/(facts\.ts$|relations\/)|^values\//,
  },
  'plan is pure': {
    files: /^plan\//,
    may: /^plan\/|^guard\/|^ledger\/|^checks\/|^facts\/(facts\.ts$|relations\/)|^values\/|^expected-error\.ts$/,
  },
  'report is pure, and sees types, but for the order and the subjects of findings, and the tiers': {
    files: /^report\//,
    may: /^report\/|^guard\/|^ledger\/|^checks\/(affects-job|check)\.ts$|^plan\/tiers\/|^facts\/(facts\.ts$|relations\/)|^values\//,
    types: /^(checks|plan|steps|facts)\//,
  },
  'steps act through the platform': {
    files: /^steps\//,
    may: /^steps\/|^companion\/configuration\.ts$|^guard\/|^ledger\/|^plan\/|^checks\/|^facts\/(facts\.ts$|relations\/)|^values\/|^platform\/|^expected-error\.ts$|^node:|^tar-stream$/,
  },
  'action tells the story': {
    files: /^action\//,
    may: /^(action|steps|report|plan|guard|ledger|checks|values)\/|^facts\/(?!probes\/)|^expected-error\.ts$|^node:util$/,
    types: /^platform\//,
  },
}

const source = fileURLToPath(new URL('../src/', import.meta.url))
const files = globSync('**/*.ts', { cwd: source }).toSorted()
const textOf = (file: string) => readFileSync(join(source, file), 'utf8')

test.each(files)('%s imports only what its layer may', (file) => {
  expect(violations(file, textOf(file))).toEqual([])
})

describe('a forbidden import is caught', () => {
  test.each([
    ['checks/a.ts', "import { readFileSync } from 'node:fs'"],
    ['checks/a.ts', "import type { Plan } from '../plan/plan.ts'"],
    ['checks/a.ts', "import { endpoint } from '../facts/probes/endpoint.ts'"],
    ['plan/a.ts', "import Dockerode from 'dockerode'"],
    ['plan/strategies/a.ts', "import { join } from 'node:path'"],
    ['plan/a.ts', "import { applySteps } from '../steps/apply-steps.ts'"],
    ['plan/a.ts', "const fs = await import('node:fs')"],
    ['report/a.ts', "import { info } from '@actions/core'"],
    ['report/a.ts', "import { choosePlan } from '../plan/choose-plan.ts'"],
    ['report/a.ts', "import { type Plan, choosePlan } from '../plan/choose-plan.ts'"],
    ['report/a.ts', "import type { Docker } from '../platform/docker.ts'"],
    ['report/a.ts', "export { applySteps } from '../steps/apply-steps.ts'"],
    ['facts/a.ts', "import { connectDocker } from '../platform/docker.ts'"],
    ['facts/probes/a.ts', "import { checks } from '../../checks/index.ts'"],
    ['steps/a.ts', "import { probes } from '../facts/probes/index.ts'"],
    ['steps/a.ts', "import type { World } from '../action/world.ts'"],
    ['steps/a.ts', "import Dockerode from 'dockerode'"],
    ['action/a.ts', "import * as core from '@actions/core'"],
    ['action/a.ts', "import { workflow } from '../platform/workflow.ts'"],
    ['platform/a.ts', "import { ExpectedError } from '../expected-error.ts'"],
    ['platform/a.ts', "import 'left-pad'"],
    ['nowhere/a.ts', "import type { Facts } from '../facts/facts.ts'"],
    ['facts/a.ts', "import {\n  type FileStatus,\n  files,\n} from '../platform/files.ts'"],
  ])('%s: %s', (file, text) => {
    expect(violations(file, text)).toHaveLength(1)
  })

  test.each([
    ['report/a.ts', "import type { Plan } from '../plan/plan.ts'"],
    ['report/a.ts', "import { type Plan, type Step } from '../plan/plan.ts'"],
    ['facts/a.ts', "import type { Files } from '../platform/files.ts'"],
    ['steps/daemon/a.ts', "import { statusCodeOf } from '../../platform/status-code.ts'"],
    ['main.ts', "import { workflow } from './platform/workflow.ts'"],
  ])('and an allowed one is not: %s: %s', (file, text) => {
    expect(violations(file, text)).toEqual([])
  })
})

const pure = files.filter((file) =>
  /^(values|guard|ledger|checks|plan|report)\/|^facts\/relations\//.test(file),
)

test.each(pure)('%s is not async, and asks neither clock nor chance nor process', (file) => {
  expect(impurities(textOf(file))).toEqual([])
})

test.each(['async', 'await', 'Promise', 'Date.now', 'new Date()', 'Math.random', 'process.env', 'fetch('])(
  'an impurity is caught: %s',
  (words) => {
    expect(impurities(`const a = ${words}`)).toHaveLength(1)
    expect(impurities(`// ${words}\n/** ${words} */\nconst a = 1`)).toEqual([])
  },
)

describe('files', () => {
  test.each(files)('%s has a name in kebab-case and at most 200 lines', (file) => {
    expect(basename(file)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/)
    expect(textOf(file).split('\n').length - 1).toBeLessThanOrEqual(200)
  })

  test.each(['main.ts', 'post.ts', 'doctor.ts', 'foreign-reader.ts', 'companion.ts', 'real-world.ts'])(
    '%s is an entry point of few lines',
    (file) => {
      expect(textOf(file).split('\n').length).toBeLessThanOrEqual(70)
    },
  )
})

/** Files of the layers that decide and act which have no test of their own, and where they are tested or why not. */
const untested: Readonly<Record<string, string>> = {
  'plan/plan.ts': 'types',
  'plan/builder-steps.ts': 'types',
  'plan/buildx-steps.ts': 'types',
  'plan/proof-steps.ts': 'types',
  'plan/request.ts': 'types and lists of words',
  'plan/strategies/socket-path.ts': 'by dind and choose-plan',
  'plan/strategy.ts': 'types',
  'action/refused-settings.ts': 'by daemon-configuration',
  'plan/network-mode.ts': 'types, and by settings',
  'action/storage-contradictions.ts': 'by storage-inputs',
  'plan/storage/data-root.ts': 'by dind',
  'plan/storage/storage.ts': 'types',
  'plan/strategies/why-dind.ts': 'by dind and choose-storages',
  'steps/daemon/network-causes.ts': 'by log-causes',
  'steps/daemon/rootless-causes.ts': 'by log-causes',
  'steps/daemon/storage-causes.ts': 'by log-causes',
  'steps/daemon/storage/attach-disk.ts': 'integration',
  'steps/daemon/storage/disk-script.ts': 'integration',
  'steps/daemon/storage/remove-disk.ts': 'by in-working-storage and integration',
  'steps/daemon/storage/storage-test.ts': 'integration',
  'steps/daemon/storage/used-elsewhere.ts': 'integration',
  'values/copying-cost.ts': 'a table',
  'plan/inherit/inherited.ts': 'types, and by inherit-settings',
  'plan/inherit/authorities-folder.ts': 'constants',
  'plan/inherit/host-settings.ts': 'by for-builder and for-daemon',
  'plan/inherit/within-reach.ts': 'by for-builder and for-daemon',
  'plan/strategies/builder-steps.ts': 'by both strategies',
  'plan/strategies/launch-step.ts': 'by the strategy dind',
  'plan/strategies/companion-step.ts': 'by both strategies',
  'plan/strategies/common-steps.ts': 'by both strategies',
  'plan/strategies/needed-facts.ts': 'by the strategy dind',
  'plan/cache-steps.ts': 'types',
  'plan/companion-steps.ts': 'types',
  'guard/json.ts': 'types',
  'guard/call.ts': 'types',
  'guard/judgement.ts': 'types',
  'guard/rules/rule.ts': 'types',
  'guard/policy/policy.ts': 'types',
  'guard/policy/endpoint.ts': 'types',
  'guard/rules/confinement-rules.ts': 'a list',
  'guard/rules/host-rules.ts': 'a list',
  'guard/rules/neighbor-rules.ts': 'a list',
  'guard/rules/request-rules.ts': 'a list',
  'guard/policy/endpoints/container-endpoints.ts': 'by endpoint-of',
  'guard/policy/endpoints/daemon-endpoints.ts': 'by endpoint-of',
  'guard/policy/endpoints/image-endpoints.ts': 'by endpoint-of',
  'guard/policy/endpoints/object-endpoints.ts': 'by endpoint-of',
  'guard/policy/endpoints.ts': 'by endpoint-of',
  'guard/policy/path-names.ts': 'by endpoint-of',
  'guard/policy/findings.ts': 'by judge',
  'guard/policy/json-kinds.ts': 'by judge',
  'guard/policy/clean-path.ts': 'by create-container',
  'guard/policy/fields/bind-source.ts': 'by create-container',
  'guard/policy/fields/binds.ts': 'by create-container',
  'guard/policy/fields/confinement.ts': 'by create-container',
  'guard/policy/fields/container-config.ts': 'by create-container',
  'guard/policy/fields/field.ts': 'by create-container',
  'guard/policy/fields/host-config.ts': 'by create-container',
  'guard/policy/fields/labels.ts': 'by create-container',
  'guard/policy/fields/mounts.ts': 'by create-container',
  'guard/policy/fields/namespaces.ts': 'by create-container',
  'guard/policy/fields/networking.ts': 'by create-container',
  'guard/policy/fields/object.ts': 'by create-container',
  'guard/policy/fields/resources.ts': 'by create-container',
  'guard/policy/fields/volume-options.ts': 'by create-container',
  'guard/policy/judges/answer-missing.ts': 'by judge',
  'guard/policy/judges/build.ts': 'by judge',
  'guard/policy/judges/commit.ts': 'by judge',
  'guard/policy/judges/credentials.ts': 'by judge',
  'guard/policy/judges/execs.ts': 'by judge',
  'guard/policy/judges/filter-objects.ts': 'by judge',
  'guard/policy/judges/images.ts': 'by judge',
  'guard/policy/judges/networks.ts': 'by judge',
  'guard/policy/judges/read-body.ts': 'by judge',
  'guard/policy/judges/refuse.ts': 'by judge',
  'guard/policy/judges/update-container.ts': 'by judge',
  'guard/policy/judges/volumes.ts': 'by judge',
  'guard/wire/json-cursor.ts': 'by read-json',
  'guard/wire/parse-json.ts': 'by read-json',
  'guard/wire/percent.ts': 'by read-call',
  'guard/wire/read-framing.ts': 'by read-call',
  'guard/wire/read-headers.ts': 'by read-call',
  'guard/wire/read-path.ts': 'by read-call',
  'guard/wire/read-query.ts': 'by read-call',
  'guard/wire/read-upgrade.ts': 'by read-call',
  'guard/wire/read.ts': 'by read-call',
  'guard/wire/write-json.ts': 'by read-json',
  'guard/wire/write-target.ts': 'by read-call',
  'companion/configuration.ts': 'types',
  'companion/task.ts': 'types',
  'companion/ports/forward-ports.ts': 'integration',
  'companion/ports/listener.ts': 'types',
  'companion/open-log.ts': 'by survive-errors',
  'companion/ledger/ask-daemon.ts': 'by integration/ledger',
  'companion/ledger/follow-events.ts': 'by integration/ledger',
  'companion/ledger/start-ledger.ts': 'by integration/ledger',
  'companion/ledger/watch-memory.ts': 'by integration/ledger',
  'ledger/entry.ts': 'types',
  'ledger/ledger.ts': 'types',
  'ledger/read-container.ts': 'by read-ledger',
  'platform/engine-requests.ts': 'by integration/ledger',
  'action/publish-ledger.ts': 'by run-post',
  'companion/run-companion.ts': 'integration',
  'companion/guard/answer.ts': 'by server',
  'companion/guard/client.ts': 'by server',
  'companion/guard/daemon.ts': 'by server and integration',
  'companion/guard/end-to-end.ts': 'by server',
  'companion/guard/forward.ts': 'by server',
  'companion/guard/original-request.ts': 'by server',
  'companion/guard/splice.ts': 'by server',
  'companion/guard/ask.ts': 'integration',
  'companion/guard/check-binds.ts': 'integration',
  'companion/guard/check-references.ts': 'integration',
  'companion/guard/examine.ts': 'integration',
  'companion/guard/forwarded-call.ts': 'integration',
  'companion/guard/guard.ts': 'types',
  'companion/guard/handle.ts': 'integration',
  'companion/guard/images-before.ts': 'integration',
  'companion/guard/look-up.ts': 'integration',
  'companion/guard/policy-of.ts': 'integration',
  'companion/guard/volumes.ts': 'integration',
  'companion/guard/start-guard.ts': 'integration',
  'companion/guard/unreadable.ts': 'by server',
  'platform/engine-keys.ts': 'by docker',
  'companion/start-tasks.ts': 'integration',
  'companion/end-of-job.ts': 'integration',
  'platform/start-detached.ts': 'integration',
  'steps/start-companion.ts': 'integration',
  'steps/companion/start-process.ts': 'integration',
  'steps/companion/end-process.ts': 'integration',
  'plan/tiers/tier.ts': 'types',
  'plan/tiers/sysbox.ts': 'by choose-tiers',
  'plan/tiers/user-namespace.ts': 'by specification and choose-tiers',
  'plan/tiers/capabilities.ts': 'by choose-tiers',
  'plan/tiers/privileged.ts': 'by choose-tiers',
  'steps/daemon/script-parts.ts': 'by entry-script',
  'steps/daemon/tier-refused.ts': 'by start-daemon and integration',
  'steps/daemon/tiers/tier-container.ts': 'by specification',
  'steps/daemon/tiers/sysbox.ts': 'by specification',
  'steps/daemon/tiers/user-container.ts': 'types',
  'steps/daemon/tiers/user-namespace.ts': 'by specification',
  'steps/daemon/tiers/capabilities.ts': 'by specification',
  'steps/daemon/tiers/privileged.ts': 'by specification',
  'steps/daemon/tiers/host-users.ts': 'by specification',
  'values/sysbox-runtime.ts': 'a constant',
  'platform/certificate.ts': 'by knock and steps/remote/read-tls',
  'platform/follow-progress.ts': 'by docker',
  'platform/image-transfers.ts': 'by docker, copy-images and integration',
  'platform/list-events.ts': 'by integration',
  'platform/new-dockerode.ts': 'by docker',
  'platform/pull-image.ts': 'by docker',
  'platform/read-container-file.ts': 'by docker',
  'platform/status-code.ts': 'by docker',
  'steps/achieved.ts': 'types',
  'steps/builder/base-configuration.ts': 'by inherit-settings',
  'steps/builder/image-configuration.ts': 'by inherit-settings and integration',
  'steps/daemon/user-namespace/inner-script.ts': 'by entry-script and integration',
  'steps/daemon/user-namespace/outer-script.ts': 'by entry-script and integration',
  'steps/engine-error.ts': 'by failure',
  'steps/step.ts': 'types',
  'steps/sweep/leftovers.ts': 'by sweep-leftovers',
  'steps/pull/unavailable-image.ts': 'by obtain-image',
  'steps/step-handlers.ts': 'by apply-steps and undo-steps',
  'steps/create-directory.ts': 'integration',
  'steps/use-embedded-builder.ts': 'integration',
  'steps/daemon/daemon-launcher.ts': 'integration',
  'steps/daemon/host-gateway-script.ts': 'by entry-script and integration',
  'steps/daemon/localhost-ports-script.ts': 'by entry-script and integration',
  'steps/daemon/raw-table-script.ts': 'by entry-script and integration',
  'steps/daemon/oom/oom-candidates.ts': 'by oom-kills',
  'steps/daemon/oom/oom-evidence.ts': 'types',
  'steps/daemon/oom/oom-limit.ts': 'by oom-kills',
  'steps/keep-cache.ts': 'integration',
  'steps/lease-volume.ts': 'integration',
  'steps/cache/cache-keeper.ts': 'only gathers',
  'steps/cache/end-lease.ts': 'integration',
  'steps/cache/lease.ts': 'integration',
  'steps/cache/refuse-shared-volume.ts': 'integration',
  'steps/cache/sweep-caches.ts': 'integration',
  'steps/cache/take-volume.ts': 'integration',
  'steps/cache/try-volume.ts': 'by take-volume',
  'steps/cache/volume-for.ts': 'integration',
  'steps/preload/missing-image.ts': 'by preload-images',
  'steps/sweep/engine-time.ts': 'by sweep-leftovers',
  'action/cache-inputs.ts': 'by inputs',
  'steps/daemon/until-ready.ts': 'integration',
  'steps/daemon/tiers/prepare-container.ts': 'by prepare-rootless and integration',
  'steps/prove-container.ts': 'integration',
  'steps/prover/reach-prover.ts': 'integration',
  'steps/prover/run-prover.ts': 'by prove-container',
  'steps/prove-daemon.ts': 'integration',
  'steps/check-nodes.ts': 'by remote/check-nodes and integration',
  'steps/prove-nodes.ts': 'by remote/prove-nodes and integration',
  'steps/remote-builder.ts': 'exports',
  'steps/remote/problem.ts': 'by remote/check-nodes',
  'steps/remote/node-records.ts': 'by remote/prove-nodes',
  'steps/builder/with-diagnosis.ts': 'by create-builder',
  'steps/builder/boot.ts': 'by create-builder and integration',
  'steps/builder/boot-nodes.ts': 'by connect-builder and create-kubernetes-builder',
  'steps/builder/existing-builder.ts': 'by create-builder and connect-builder',
  'steps/builder/create-arguments.ts': 'by create-builder',
  'steps/builder/builder-record.ts': 'by create-builder',
  'steps/builder/inspect-builder.ts': 'by create-builder',
  'steps/builder/inspect-sections.ts': 'by parse-inspect',
  'steps/builder/show-logs.ts': 'by create-builder',
  'steps/builder/claim-name.ts': 'by create-builder',
  'steps/builder/connect-node.ts': 'by create-builder',
  'steps/builder/builder-resources.ts': 'by create-builder',
  'action/stopwatch.ts': 'by run-main',
  'action/world.ts': 'types',
  'action/publish-report.ts': 'by run-main',
  'action/look.ts': 'by run-main',
  'action/builder-inputs.ts': 'by inputs',
  'action/contradictions.ts': 'by inputs',
  'action/doctor-options.ts': 'by doctor',
  'action/inspect-machine.ts': 'by doctor',
  'action/owner-guard/check-guard.ts': 'by integration',
  'action/owner-guard/owner-guard.ts': 'by integration',
  'companion/serve-guard.ts': 'by integration',
  'action/hooks/hook-command.ts': 'by hook-options',
  'action/hooks/hook-companion.ts': 'by e2e',
  'action/hooks/hook-record.ts': 'by runner-hooks',
  'action/hooks/host-daemon.ts': 'by runner-hooks',
  'action/hooks/job-completed.ts': 'by runner-hooks',
  'action/hooks/job-started.ts': 'by runner-hooks',
  'action/hooks/write-hooks.ts': 'by runner-hooks',
  'steps/reap/is-kept.ts': 'by runner-hooks',
  'steps/reap/list-objects.ts': 'by runner-hooks and remove-made',
  'steps/reap/remove-objects.ts': 'by runner-hooks and remove-made',
  'action/parse-inputs.ts': 'by inputs',
  'platform/terminal.ts': 'does nothing',
  'platform/toml-parser.ts': 'by toml',
  'platform/yaml-parser.ts': 'by yaml',
  'values/daemon-address.ts': 'types',
  'platform/tool-cache-client.ts': 'by tool-cache',
  'steps/build-buildx.ts': 'integration',
  'steps/install-buildx.ts': 'integration',
  'steps/buildx/build-from-source.ts': 'integration',
  'steps/buildx/buildx-installer.ts': 'only gathers',
  'steps/buildx/released-checksum.ts': 'by find-release',
  'platform/proxy-agent.ts': 'by kubernetes-api',
  'steps/kubernetes/claim-workload.ts': 'by kubernetes-builder',
  'steps/kubernetes/objects.ts': 'types',
  'steps/kubernetes/preconditions.ts': 'by kubernetes-builder',
  'steps/kubernetes/saved-access.ts': 'by kubernetes-builder',
  'steps/kubernetes/sweep-workloads.ts': 'by kubernetes-builder',
  'steps/kubernetes/watch-boot.ts': 'by kubernetes-builder',
  'steps/kubernetes/workloads.ts': 'by kubernetes-builder',
  'companion/builders/dial-buildkit.ts': 'by start-relays',
  'plan/client-steps.ts': 'types',
  'plan/guard-steps.ts': 'types',
  'plan/input-reasons.ts': 'by input-effects',
  'values/loopback.ts': 'a constant',
  'values/no-answer.ts': 'a type',
  'values/usual-sockets.ts': 'a list',
}

test('each file that decides or acts has a test beside it, or stands in the list', () => {
  const acting = files.filter((file) =>
    /^(values|guard|ledger|companion|plan|steps|action|platform)\/|^facts\/relations\//.test(file),
  )
  const without = acting.filter(
    (file) => !existsSync(join(source, '../__tests__', file.replace(/\.ts$/, '.test.ts'))),
  )
  expect(without).toEqual(Object.keys(untested).toSorted())
})

function violations(file: string, text: string): string[] {
  const layer = Object.values(layers).find((candidate) => candidate.files.test(file))
  if (!layer) return [`${file} belongs to no layer`]
  return importsOf(text)
    .map(({ from, typeOnly }) => ({
      typeOnly,
      target: from.startsWith('.') ? join(dirname(file), from) : from,
    }))
    .filter(({ target, typeOnly }) => !layer.may.test(target) && !(typeOnly && layer.types?.test(target)))
    .map(({ target }) => `${file} imports ${target}`)
}

function importsOf(text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(?:(type)\s+)?([^'"]*?)(?:from\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\b(?<!typeof )import\('([^']+)'\)/g)
  return [
    ...[...statements]
      .filter(([whole]) => /^import|\bfrom\s+'/.test(whole))
      .map(([, type, names = '', from = '']) => ({ from, typeOnly: type === 'type' || isTypes(names) })),
    ...[...dynamic].map(([, from = '']) => ({ from, typeOnly: false })),
  ]
}

/** `{ type A, type B }`: each name of its own is a type. */
function isTypes(names: string): boolean {
  const inBraces = /^\{([^}]*)\}\s*$/.exec(names)?.[1]
  if (inBraces === undefined) return false
  return inBraces
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '))
}

function impurities(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  return (
    code.match(
      /\b(async|await|Promise)\b|\bDate\.now|\bnew Date\(\)|\bMath\.random|\bprocess\.|\bfetch\(/g,
    ) ?? []
  )
}
