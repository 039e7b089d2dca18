import { observe } from '../facts/observe.ts'
import type { Docker } from '../platform/docker.ts'
import type { Tools } from '../steps/step.ts'
import { tlsVariables } from '../values/client-variables.ts'
import { publishOomKills } from './publish-oom-kills.ts'
import type { World } from './world.ts'

/**
 * The tools of the steps, made from the world.
 *
 * @param clientVariables override the environment for engines and programs
 */
export function toolsOf(
  {
    workflow,
    probes,
    source,
    observeConfinement,
    network,
    processes,
    startDetached,
    connectGitHub,
    connectReleases,
    openToolCache,
  }: World,
  hostEngine: string,
  clientVariables: Readonly<Record<string, string>> = {},
): Tools {
  const engines = new Map<string, Docker>()
  const withVariables = <Options extends { readonly environment?: Readonly<Record<string, string>> }>(
    options: Options,
  ) => ({ ...options, environment: { ...clientVariables, ...options.environment } })
  return {
    hostEngine,
    connect(host, certificates) {
      const tls = certificates === undefined ? {} : tlsVariables(certificates)
      const key = JSON.stringify([host, tls])
      const known = engines.get(key)
      if (known) return known
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables, ...tls },
      })
      engines.set(key, docker)
      return docker
    },
    connectGitHub,
    connectReleases,
    openToolCache,
    files: source.files,
    runCommand: (program, words, options) => source.runCommand(program, words, withVariables(options)),
    network,
    processes,
    startDetached,
    showCommand: (program, words, options) => workflow.showCommand(program, words, withVariables(options)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes, source, 15_000, ['daemons'])).daemons,
    observeConfinement: (pid) => observeConfinement(source, pid),
    exportVariable: (name, value) => workflow.exportVariable(name, value),
    addPath: (directory) => workflow.addPath(directory),
    log: (line) => workflow.log(line),
    group: (title, lines) => workflow.group(title, lines),
    warn: (message) => workflow.annotate('warning', 'berth', message),
    recorded: null,
    reportOomKills: (trace) => publishOomKills(trace, workflow),
  }
}
