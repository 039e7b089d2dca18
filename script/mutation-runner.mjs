// Stryker's runner of the tests of pure layers. A process loads them once; a change is then switched on, and the tests that
// cover it are called until one fails: milliseconds. @stryker-mutator/jest-runner starts Jest anew for each change, which
// took 0.3 to 0.7 s of CPU. It is sound where neither tests nor code keep anything, as in pure layers.
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { jestExpect as expect } from '@jest/expect'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, getState, it, resetState, test } from 'jest-circus'
import { SnapshotState } from 'jest-snapshot'

/** What a test imports from @jest/globals, which holds nothing outside of Jest. */
export { afterAll, afterEach, beforeEach, describe, expect, it, test }

export const strykerPlugins = [{ kind: 'TestRunner', name: 'pure', factory: makeRunner }]
makeRunner.inject = ['options']

// The switches that the changed code reads (@stryker-mutator/instrumenter, instrument.ts).
const switches = {}
globalThis.__stryker__ = switches

function makeRunner({ testFiles }) {
  let tests
  return {
    capabilities: () => ({ reloadEnvironment: false }),
    async init() {
      registerHooks({
        resolve: (specifier, context, next) =>
          next(specifier === '@jest/globals' ? import.meta.url : specifier, context),
      })
      // The same cases in each run, and none that is only there to make a failure readable.
      fc.configureGlobal({ seed: 1, endOnFailure: true })
      tests = new Map()
      for (const file of testFiles.flatMap((pattern) => globSync(pattern)).sort()) {
        for (const loaded of await loadTests(file)) tests.set(loaded.id, loaded)
      }
    },
    async dryRun() {
      const results = []
      for (const test of tests.values()) {
        const { id, name, file } = test
        switches.currentTestId = id
        const failureMessage = await failureOf(test)
        const status = failureMessage === undefined ? 0 : 1
        results.push({ id, name, fileName: resolve(file), timeSpentMs: test.lasted, status, failureMessage })
      }
      switches.currentTestId = undefined
      const { mutantCoverage } = switches
      // A change that tests reach too is switched on for them alone. Otherwise Stryker starts a process for each of these.
      for (const reached of Object.values(mutantCoverage.perTest)) {
        for (const id of Object.keys(reached)) delete mutantCoverage.static[id]
      }
      return { status: 'complete', tests: results, mutantCoverage }
    },
    async mutantRun({ activeMutant, testFilter, hitLimit }) {
      Object.assign(switches, { activeMutant: activeMutant.id, hitCount: 0, hitLimit })
      let nrOfTests = 0
      try {
        const covering = testFilter?.map((id) => tests.get(id)) ?? [...tests.values()]
        for (const test of covering.sort((one, other) => one.lasted - other.lasted)) {
          nrOfTests++
          const failureMessage = await failureOf(test)
          if (switches.hitCount > hitLimit) return { status: 'timeout' }
          if (failureMessage !== undefined)
            return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests }
        }
        return { status: 'survived', nrOfTests }
      } finally {
        Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined })
      }
    },
  }
}

async function failureOf(test) {
  const begin = performance.now()
  try {
    await test.call()
    return undefined
  } catch (error) {
    return String(error?.message ?? error)
  } finally {
    test.lasted = performance.now() - begin
  }
}

/** Loads a file of tests: each has an id that no other has, and can be called again and again. */
async function loadTests(file) {
  resetState()
  await import(pathToFileURL(file).href)
  const snapshotState = new SnapshotState(join(dirname(file), '__snapshots__', `${basename(file)}.snap`), {
    updateSnapshot: 'none',
    snapshotFormat: { escapeString: false, printBasicPrototype: false },
    rootDir: process.cwd(),
  })
  return testsIn(getState().rootDescribeBlock, []).map(({ name, call }, index) => ({
    id: `${file} ${index} ${name}`,
    name,
    file,
    lasted: 0,
    async call() {
      snapshotState.clear()
      const suppressedErrors = []
      expect.setState({ currentTestName: name, testPath: resolve(file), snapshotState, suppressedErrors })
      await call()
      // A snapshot that differs does not end a test.
      if (suppressedErrors.length > 0) throw suppressedErrors[0]
    },
  }))
}

/** The tests of a block and of the blocks in it, by their full names, in the order in which they stand. */
function testsIn(block, names) {
  const hooks = (type) => block.hooks.filter((hook) => hook.type === type)
  return block.children
    .flatMap((child) => {
      const path = [...names, child.name]
      if (child.type === 'describeBlock') return testsIn(child, path)
      return child.mode === 'skip' || child.mode === 'todo' ? [] : [{ name: path.join(' '), call: child.fn }]
    })
    .map(({ name, call }) => ({
      name,
      async call() {
        for (const { fn } of hooks('beforeEach')) await fn()
        try {
          await call()
        } finally {
          for (const { fn } of hooks('afterEach')) await fn()
        }
      },
    }))
}
