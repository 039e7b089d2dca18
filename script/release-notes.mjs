// Prints the notes of a release, after it has checked that the version can be released. Called by
// .github/workflows/release.yml:  node script/release-notes.mjs VERSION COMMIT
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const versionPattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

/**
 * @param {string} version without a "v"
 * @param {string} commit the full SHA, by which a workflow pins the release
 * @param {{ readonly changelog: string, readonly packages: readonly string[] }} files CHANGELOG.md, and the versions in
 * package.json and package-lock.json
 * @returns {string} Markdown
 * @throws Error that names what does not have the version
 */
export function releaseNotes(version, commit, { changelog, packages }) {
  if (!versionPattern.test(version)) throw new Error(`${version}: a version is three numbers, such as 0.3.1`)
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`${commit}: a commit is a SHA of 40 digits`)
  const others = packages.filter((each) => each !== version)
  if (others.length > 0) {
    throw new Error(`package.json and package-lock.json have ${others[0]}, not ${version}`)
  }
  const sections = changelog.split(/^## /m)
  const section = sections.find((each) => each.startsWith(`[${version}] - `))
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## [${version}] - <date>"`)
  const changes = section.slice(section.indexOf('\n')).trim()
  if (changes === '') throw new Error(`the section ${version} of CHANGELOG.md is empty`)
  const [major, minor] = version.split('.')
  return `${changes}

### Use it

\`\`\`yaml
- uses: berth-ci/berth@v${major} # or @v${major}.${minor} for fixes only
- uses: berth-ci/berth@${commit} # v${version}, pinned
\`\`\`
`
}

if (process.argv[1] === import.meta.filename) {
  const root = resolve(import.meta.dirname, '..')
  const read = (name) => readFileSync(join(root, name), 'utf8')
  const [version = '', commit = ''] = process.argv.slice(2)
  const lock = JSON.parse(read('package-lock.json'))
  const packages = [JSON.parse(read('package.json')).version, lock.version, lock.packages[''].version]
  try {
    process.stdout.write(releaseNotes(version, commit, { changelog: read('CHANGELOG.md'), packages }))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
