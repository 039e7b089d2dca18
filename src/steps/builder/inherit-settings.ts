import { join } from 'node:path'
import { type Inherited, needsFile, withoutFileSettings } from '../../plan/inherit/inherited.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import { editToml, type TomlSettings } from '../../platform/toml.ts'
import { bundleOf } from '../../values/pem.ts'
import type { Tools } from '../step.ts'
import { baseConfiguration } from './base-configuration.ts'
import { mergeBuildkitdSettings } from './merge-buildkitd-settings.ts'

/**
 * Adds the inherited settings to the `buildkitd.toml` of a builder.
 *
 * @returns the step with this configuration, and the settings that it inherits
 * @throws ExpectedError `builder-not-ready` if the configuration to which they are added is no TOML
 */
export async function inheritSettings(
  step: CreateBuilder,
  tools: Pick<Tools, 'files' | 'connect' | 'log'>,
): Promise<{ readonly step: CreateBuilder; readonly inherited: Inherited }> {
  const { folder, inherited, secret } = step
  const { authorities } = inherited
  // Without --config, Buildx takes the default configuration by itself.
  if (!needsFile(inherited)) return { step, inherited }
  const base = await baseConfiguration(step, tools)
  const authoritiesFile = join(folder, 'private-authorities.pem')
  let used: Inherited | null = null
  const buildkitdConfiguration = await editToml(base.text, (settings) => {
    if (base.ofImage && namesFiles(settings)) return settings
    const merged = mergeBuildkitdSettings(settings, inherited, authoritiesFile)
    used = merged.inherited
    return merged.settings
  })
  if (used === null) return { step, inherited: withoutFileSettings(inherited, certificatesOfImage) }
  if (authorities.count > 0) {
    const texts = await Promise.all(authorities.files.map((path) => tools.files.readText(path)))
    await tools.files.writeText(authoritiesFile, bundleOf(texts), 0o600)
  }
  return { step: { ...step, secret: { ...secret, buildkitdConfiguration } }, inherited: used }
}

/** True if a registry has certificates. Buildx reads those of a configuration on this machine, not in the image. */
function namesFiles({ registry }: TomlSettings): boolean {
  const tables = Object.values(registry ?? {})
  return tables.some(
    (table) => typeof table === 'object' && table !== null && ('ca' in table || 'keypair' in table),
  )
}

const certificatesOfImage =
  'Mirrors, insecure registries and CAs are not passed on: the configuration in the image of BuildKit names certificates in the image.'
