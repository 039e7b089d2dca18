import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { listOrNone } from './read.ts'

const names = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts']

/** Maven and Gradle build files in the root of the workspace. Empty before the repository is checked out. */
export const javaBuildFiles: Probe<'javaBuildFiles', Source> = async (source, seen) => {
  const { workspace } = await seen('runner')
  if (workspace === null) return []
  const present = await listOrNone(source, workspace)
  return names.filter((name) => present.includes(name))
}
