import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { temporaryFolder } from './opened/folder.ts'

const root = resolve(import.meta.dirname, '..')
type Step = { readonly run?: string }
const workflow = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')) as {
  readonly jobs: { readonly release: { readonly steps: readonly Step[] } }
}
const scripts = workflow.jobs.release.steps.flatMap(({ run }) => run ?? [])
const commit = '0123456789abcdef0123456789abcdef01234567'

/** Stands for GitHub's client: writes down each call. It has the references of the file `refs`. */
const gh = `#!/bin/sh
echo "$*" >>"$RUNNER_TEMP/calls"
case $* in
*"--method POST"* | "release create"*) exit 0 ;;
*git/ref/tags/*) grep -qxF "$(basename "$2")" "$RUNNER_TEMP/refs" ;;
*"--method PATCH"*) grep -qxF "$(basename "$4")" "$RUNNER_TEMP/refs" ;;
esac
`

/** Runs the scripts of the job `release` in a repository of version 0.3.1, one after the other. */
async function release(refs: readonly string[]) {
  const folder = await temporaryFolder('release')
  const temp = join(folder, 'temp')
  for (const name of ['script', 'bin', 'temp']) mkdirSync(join(folder, name))
  cpSync(join(root, 'script/release-notes.mjs'), join(folder, 'script/release-notes.mjs'))
  const files = {
    'script/node': `#!/bin/sh\necho '${dirname(process.execPath)}'\n`,
    'bin/gh': gh,
    'package.json': '{ "name": "berth", "version": "0.3.1" }',
    'package-lock.json': '{ "version": "0.3.1", "packages": { "": { "version": "0.3.1" } } }',
    'CHANGELOG.md': '## [Unreleased]\n\n## [0.3.1] - 2026-11-21\n\n- A fix.\n',
    'temp/refs': refs.map((ref) => `${ref}\n`).join(''),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o755 })
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
    RUNNER_TEMP: temp,
    GITHUB_REPOSITORY: 'berth-ci/berth',
    GITHUB_SHA: commit,
    VERSION: '0.3.1',
  }
  // As GitHub runs them: the first that fails ends the job.
  for (const script of scripts) {
    const result = spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, encoding: 'utf8' })
    if (result.status !== 0) return { failed: result.stdout, calls: callsIn(temp) }
  }
  return { failed: null, calls: callsIn(temp), notes: readFileSync(join(temp, 'notes.md'), 'utf8') }
}

function callsIn(temp: string): string[] {
  const calls = readFileSync(join(temp, 'calls'), 'utf8').replaceAll(temp, '$RUNNER_TEMP')
  return calls.trimEnd().split('\n')
}

const created =
  `release create v0.3.1 --target ${commit} --title v0.3.1 --notes-file $RUNNER_TEMP/notes.md ` +
  '$RUNNER_TEMP/berth.tgz'
const moved = (tag: string) =>
  `api --method PATCH repos/berth-ci/berth/git/refs/tags/${tag} -f sha=${commit} -F force=true --silent`
const made = (tag: string) =>
  `api --method POST repos/berth-ci/berth/git/refs -f ref=refs/tags/${tag} -f sha=${commit} --silent`

test('a release has its notes and its package, and the tags of its major and minor version move', async () => {
  const { failed, calls, notes } = await release(['v0', 'v0.3', 'v0.3.0'])
  expect(failed).toBeNull()
  expect(calls.slice(1)).toEqual([created, moved('v0'), moved('v0.3')])
  expect(notes).toContain(`@${commit} # v0.3.1`)
})

test('the first release of a minor version makes its tag', async () => {
  const { calls } = await release(['v0'])
  expect(calls.slice(1)).toEqual([created, moved('v0'), moved('v0.3'), made('v0.3')])
})

test('a version with a tag is not released again', async () => {
  const { failed, calls } = await release(['v0', 'v0.3.1'])
  expect(failed).toContain('::error::The tag v0.3.1 exists')
  expect(calls).toHaveLength(1)
})
