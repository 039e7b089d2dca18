import { missingEmulator } from '../../src/checks/missing-emulator.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const requestedPlatforms = ['linux/amd64', 'linux/arm64']

testCheck(missingEmulator, {
  failing: {
    "arm64 on GitHub's x86_64 runner": {
      given: { requestedPlatforms },
      says: [
        'lists linux/arm64,',
        'x86_64',
        'none',
        'setup-qemu-action',
        '--install arm64',
        'exec format error',
      ],
    },
    'an emulator for one of two platforms': {
      given: { requestedPlatforms: [...requestedPlatforms, 'linux/arm/v7'], emulators: ['arm64'] },
      says: ['lists linux/arm/v7,', '--install arm`'],
    },
    'amd64 on arm64': {
      given: { requestedPlatforms, engine: { architecture: 'aarch64' } },
      says: ['lists linux/amd64,'],
    },
  },
  passing: {
    'no platforms': { emulators: unseen('not mounted') },
    "the machine's own platforms": {
      requestedPlatforms: ['linux/amd64', 'linux/386', 'linux/amd64/v3'],
      emulators: unseen(),
    },
    'an emulator for arm64': { requestedPlatforms, emulators: ['arm64'] },
    '32-bit arm on arm64': {
      requestedPlatforms: ['linux/arm/v7', 'linux/arm64/v8'],
      engine: { architecture: 'aarch64' },
    },
  },
  unseen: {
    'the emulators': {
      given: { requestedPlatforms, emulators: unseen('not mounted') },
      reason: 'not mounted',
    },
    'the daemon': {
      given: { requestedPlatforms, engine: unseen('nothing answers') },
      reason: 'nothing answers',
    },
    'a daemon with another kernel': {
      given: { requestedPlatforms, engine: { kernel: '6.12-linuxkit' } },
      reason: 'another kernel',
    },
    'the platforms': { given: { requestedPlatforms: unseen('no input') }, reason: 'no input' },
  },
})
