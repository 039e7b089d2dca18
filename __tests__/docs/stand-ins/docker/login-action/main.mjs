import { execFileSync } from 'node:child_process'

const { INPUT_REGISTRY: registry, INPUT_USERNAME: user, INPUT_PASSWORD: password } = process.env
execFileSync('docker', ['login', '--password-stdin', '--username', user, registry], {
  input: password,
  stdio: ['pipe', 'inherit', 'inherit'],
})
