const base = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: 'node',
}
const inFolder = (name) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`],
})

export default {
  // By default Jest leaves one core to itself, which is half of a machine with two.
  maxWorkers: '100%',
  // Jest heeds it here only, not in a project. A test in an emulated guest on two busy cores was seen to take over 300 s.
  testTimeout: 600_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['/__tests__/(integration|e2e|faults|vm|kubernetes)/'],
    },
    inFolder('integration'),
    inFolder('e2e'),
    {
      ...inFolder('faults'),
      globalSetup: '<rootDir>/__tests__/faults/begin.ts',
      globalTeardown: '<rootDir>/__tests__/faults/end.ts',
    },
    {
      ...inFolder('vm'),
      globalSetup: '<rootDir>/__tests__/vm/begin.ts',
      globalTeardown: '<rootDir>/__tests__/vm/end.ts',
    },
    {
      ...inFolder('kubernetes'),
      globalSetup: '<rootDir>/__tests__/kubernetes/begin.ts',
      globalTeardown: '<rootDir>/__tests__/kubernetes/end.ts',
    },
  ],
}
