// Mutation tests of the pure layers, by Stryker: npm run test:mutation
//
//   npm run test:mutation              all layers, one after the other
//   npm run test:mutation -- checks    one of them
//   npm run test:mutation -- checks src/checks/mtu-mismatch.ts    some files of it
//
// Each change that no test notices is shown. Ends with the share that is noticed, of each layer; the status is 1 where one
// is below 90 %. By hand: it is no part of ./script/test.
import { resolve } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

process.chdir(resolve(import.meta.dirname, '..'))
const wanted = 90

/** What is changed, and the tests that are to notice it: none that starts a program or reads the sources. */
const layers = {
  values: { files: ['src/values/**/*.ts'], tests: ['values/*', 'facts/relations/*'] },
  facts: {
    files: ['src/facts/{parsers,relations,anonymise}/**/*.ts', 'src/facts/anonymise.ts'],
    tests: ['facts/{parsers,relations,anonymise,probes}/*', 'facts/anonymise'],
  },
  checks: { files: ['src/checks/**/*.ts'], tests: ['checks/!(new-check|catalogue)'] },
  plan: { files: ['src/plan/**/*.ts'], tests: ['plan/**/*'] },
  report: { files: ['src/report/**/*.ts'], tests: ['report/*'] },
  inputs: {
    files: ['src/action/{inputs,parse-inputs,contradictions}.ts'],
    tests: ['action/inputs'],
  },
}

const [asked, ...files] = process.argv.slice(2)
if (asked !== undefined && !(asked in layers)) {
  console.error(`There is no layer ${asked}: ${Object.keys(layers).join(', ')}`)
  process.exit(2)
}

const shares = {}
for (const name of asked === undefined ? Object.keys(layers) : [asked]) shares[name] = await share(name)
for (const [name, noticed] of Object.entries(shares)) console.log(`${name}: ${noticed.toFixed(1)} %`)
process.exitCode = Object.values(shares).some((noticed) => noticed < wanted) ? 1 : 0

/** Gives the percentage of the changes in a layer that its tests notice. */
async function share(name) {
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : layers[name].files,
    plugins: [resolve('script/mutation-runner.mjs')],
    testRunner: 'pure',
    testFiles: layers[name].tests.map((path) => `__tests__/${path}.test.ts`),
    coverageAnalysis: 'perTest',
    // Stryker would rewrite it by an interface that TypeScript 7 does not have; and nothing else reads it.
    ignorePatterns: ['tsconfig.json', 'dist', 'docs/pictures', 'ground', '.github'],
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false, skipFull: true },
    concurrency: 2,
    ignoreStatic: true,
    tempDirName: '.stryker-tmp',
    cleanTempDir: 'always',
    allowEmpty: true,
  })
  const results = await stryker.runMutationTest()
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const counted = results.filter(({ status }) => /^(Killed|Timeout|Survived|NoCoverage)$/.test(status)).length
  return counted === 0 ? 100 : (100 * noticed) / counted
}
