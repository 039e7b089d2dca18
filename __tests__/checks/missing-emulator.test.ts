import { missingEmulator } from '../../src/checks/missing-emulator.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const requestedPlatforms = ['linux/amd64', 'linux/arm64']

testCheck(missingEmulator, {
  failing: {
    'arm64 on a machine of GitHub’s': {
      given: { requestedPlatforms },
      says: [
        'names linux/arm64,',
        'x86_64',
        'none',
        'setup-qemu-action',
        '--install arm64',
        'exec format error',
      ],
    },
    'one of two has an emulator': {
      given: { requestedPlatforms: [...requestedPlatforms, 'linux/arm/v7'], emulators: ['arm64'] },
      says: ['names linux/arm/v7,', '--install arm`'],
    },
    'amd64 on arm64': {
      given: { requestedPlatforms, engine: { architecture: 'aarch64' } },
      says: ['names linux/amd64,'],
    },
  },
  passing: {
    'no platforms asked for': { emulators: unseen('not mounted') },
    'its own': { requestedPlatforms: ['linux/amd64', 'linux/386', 'linux/amd64/v3'], emulators: unseen() },
    'an emulator': { requestedPlatforms, emulators: ['arm64'] },
    '32 bits on arm64, which most of them run': {
      requestedPlatforms: ['linux/arm/v7', 'linux/arm64/v8'],
      engine: { architecture: 'aarch64' },
    },
  },
  unseen: {
    'the emulators': {
      given: { requestedPlatforms, emulators: unseen('not mounted') },
      reason: 'not mounted',
    },
    'the engine': {
      given: { requestedPlatforms, engine: unseen('nothing answers') },
      reason: 'nothing answers',
    },
    'the machine of the engine': {
      given: { requestedPlatforms, engine: { kernel: '6.12-linuxkit' } },
      reason: 'another kernel',
    },
    'the platforms': { given: { requestedPlatforms: unseen('no input') }, reason: 'no input' },
  },
})
