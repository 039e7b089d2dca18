import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import { checkToml } from '../../platform/toml.ts'
import type { Tools } from '../step.ts'
import { imageConfiguration } from './image-configuration.ts'

/** The user's configuration for builders without one (docker/buildx, util/confutil/config.go), copied for the job. */
const defaultName = 'buildkitd.default.toml'

/** `ofImage`: it is a file in the image of BuildKit, so that paths in it are paths in the image. */
export type BaseConfiguration = { readonly text: string; readonly ofImage: boolean }

/**
 * The configuration that a builder has without Berth: the one that is given, or else the user's default one, or else that
 * in the image of BuildKit. The last two have no effect beside another one.
 *
 * @throws ExpectedError `builder-not-ready` if it is no TOML
 */
export async function baseConfiguration(
  step: CreateBuilder,
  tools: Pick<Tools, 'files' | 'connect' | 'log'>,
): Promise<BaseConfiguration> {
  // The input has been checked.
  const given = step.secret.buildkitdConfiguration
  if (given !== '') return { text: given, ofImage: false }
  const path = join(step.folder, defaultName)
  const isDefault = await tools.files.exists(path)
  const text = isDefault ? await tools.files.readText(path) : await imageConfiguration(step, tools)
  const found = await checkToml(text)
  if (found === null) return { text, ofImage: !isDefault }
  const { line, column, problem } = found
  const [where, remedy] = isDefault
    ? [
        `of the user, ${defaultName} in the buildx directory,`,
        `Correct or remove ~/.docker/buildx/${defaultName} on this runner.`,
      ]
    : ['in the image of BuildKit', 'Correct it in the image, or give another one: `buildkitd-config`.']
  throw new ExpectedError(
    'builder-not-ready',
    `The configuration of builders ${where} is not valid TOML: line ${line}, column ${column}: ${problem}.`,
    remedy,
  )
}
