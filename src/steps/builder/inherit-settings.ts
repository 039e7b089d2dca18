import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { Inherited } from '../../plan/inherit/inherited.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import { checkToml, editToml } from '../../platform/toml.ts'
import { certificatesIn } from '../../values/pem.ts'
import type { Tools } from '../step.ts'
import { mergeBuildkitdSettings } from './merge-buildkitd-settings.ts'

/** The user's configuration for builders without one (docker/buildx, util/confutil/config.go), copied for the job. */
const defaultConfiguration = 'buildkitd.default.toml'

/**
 * Adds the inherited settings to the `buildkitd.toml` of a builder.
 *
 * @returns the step with this configuration, and the settings that it inherits
 * @throws ExpectedError `builder-not-ready` if the user's default configuration is no TOML
 */
export async function inheritSettings(
  step: CreateBuilder,
  { files }: Pick<Tools, 'files'>,
): Promise<{ readonly step: CreateBuilder; readonly inherited: Inherited }> {
  const { folder, inherited, secret } = step
  const { mirrors, insecureRegistries, registries, authorities } = inherited
  const ofFile = mirrors.length + insecureRegistries.length + registries.length + authorities.count
  // Without --config, Buildx takes the default configuration by itself.
  if (ofFile === 0) return { step, inherited }
  const own = secret.buildkitdConfiguration || (await readDefault(folder, files))
  const authoritiesFile = join(folder, 'private-authorities.pem')
  if (authorities.count > 0) {
    const texts = await Promise.all(authorities.files.map((path) => files.readText(path)))
    const certificates = new Set(texts.flatMap(certificatesIn))
    await files.writeText(authoritiesFile, `${[...certificates].join('\n')}\n`, 0o600)
  }
  let used = inherited
  const buildkitdConfiguration = await editToml(own, (settings) => {
    const merged = mergeBuildkitdSettings(settings, inherited, authoritiesFile)
    used = merged.inherited
    return merged.settings
  })
  return { step: { ...step, secret: { ...secret, buildkitdConfiguration } }, inherited: used }
}

async function readDefault(folder: string, files: Tools['files']): Promise<string> {
  const path = join(folder, defaultConfiguration)
  if (!(await files.exists(path))) return ''
  const text = await files.readText(path)
  const found = await checkToml(text)
  if (found === null) return text
  const { line, column, problem } = found
  throw new ExpectedError(
    'builder-not-ready',
    `The default configuration of builders, ${defaultConfiguration} in the buildx directory of the user, is not valid TOML: line ` +
      `${line}, column ${column}: ${problem}.`,
    `Correct or remove ~/.docker/buildx/${defaultConfiguration} on this runner.`,
  )
}
