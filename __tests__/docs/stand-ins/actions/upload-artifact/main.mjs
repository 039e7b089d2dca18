import { readFileSync } from 'node:fs'

console.log(`Artifact ${process.env.INPUT_NAME}: ${readFileSync(process.env.INPUT_PATH, 'utf8')}`)
