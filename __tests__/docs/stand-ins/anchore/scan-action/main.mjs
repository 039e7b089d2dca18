import { execFileSync } from 'node:child_process'

// script/act has the tools of the ground on PATH.
execFileSync('syft', [`docker:${process.env.INPUT_IMAGE}`, '--quiet', '--output', 'syft-table'], {
  stdio: 'inherit',
  env: { ...process.env, SYFT_CHECK_FOR_APP_UPDATE: 'false' },
})
