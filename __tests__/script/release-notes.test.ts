import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const script = resolve(import.meta.dirname, '../../script/release-notes.mjs')
const { releaseNotes } = (await import(script)) as {
  releaseNotes(
    version: string,
    commit: string,
    files: { readonly changelog: string; readonly packages: readonly string[] },
  ): string
}

const commit = '0123456789abcdef0123456789abcdef01234567'
const changelog = `# Changelog

## [Unreleased]

## [0.3.1] - 2026-11-21

### Fixed
- A fix.

## [0.3.0] - 2026-10-01

### Added
- An addition.

## [0.2.0] - 2026-09-01
`
const files = { changelog, packages: ['0.3.1', '0.3.1'] }

test('the notes have the changes of this version alone, and the line to pin it', () => {
  const notes = releaseNotes('0.3.1', commit, files)
  expect(notes).toMatch(/^### Fixed\n- A fix\.\n/)
  expect(notes).not.toContain('An addition')
  expect(notes).toContain(`berth-ci/berth@${commit} # v0.3.1`)
  expect(notes).toContain('berth-ci/berth@v0 # or @v0.3 ')
})

test.each([
  ['v0.3.1', commit, files, 'three numbers'],
  ['0.3', commit, files, 'three numbers'],
  ['0.3.1\n', commit, files, 'three numbers'],
  ['0.3.1', 'main', files, '40 digits'],
  ['0.3.1', commit, { ...files, packages: ['0.3.1', '0.3.0'] }, 'package-lock.json have 0.3.0'],
  ['0.4.0', commit, { changelog, packages: ['0.4.0'] }, 'no section "## [0.4.0]'],
  ['0.2.0', commit, { changelog, packages: ['0.2.0'] }, 'is empty'],
])('%j of %s is refused', (version, of, given, words) => {
  expect(() => releaseNotes(version, of, given)).toThrow(words)
})

test('the program fails on a version that the repository does not have, and prints no notes', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '99.0.0', commit], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('99.0.0')
})
