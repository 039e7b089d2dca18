import { csvFields } from '../values/csv-line.ts'
import { invalidInput, lines, list, type ReadInput } from './parse-inputs.ts'

/** Each line is a line of CSV, as Buildx reads it (docker/buildx, builder/builder.go, csvToMap). */
export function driverOptions(read: ReadInput): string[] {
  return lines(read, 'driver-opts').flatMap((line) => {
    const options = csvFields(line)
    if (options?.every((option) => /^[\w.-]+=./.test(option))) return options
    const allowed =
      'a list of key=value, separated by commas or lines, with quotes around a value that holds a comma'
    throw invalidInput('driver-opts', line, allowed, 'driver-opts: image=moby/buildkit:v0.31.0,network=host')
  })
}

/** One word: buildx gets it as an argument, so it must not look like a flag. */
export function endpoint(read: ReadInput): string {
  const value = read('endpoint')
  if (value !== '' && !/^[^\s-]\S*$/.test(value)) {
    const allowed = 'an address or the name of a Docker context'
    throw invalidInput('endpoint', value, allowed, 'endpoint: tcp://buildkit.example:1234')
  }
  return value
}

/** Platforms in the form of OCI: os/architecture[/variant]. */
export function platforms(read: ReadInput): string[] {
  const names = list(read, 'platforms')
  for (const name of names) {
    if (!/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(name)) {
      throw invalidInput('platforms', name, 'os/architecture[/variant]', 'platforms: linux/amd64,linux/arm64')
    }
  }
  return names
}

/** The name of the builder. null: not set. */
export function builderName(read: ReadInput): string | null {
  const name = read('name')
  if (name === '') return null
  // The names that Buildx allows (docker/buildx, store/util.go), without those that the CLI could read as a flag.
  if (!/^[a-zA-Z][a-zA-Z0-9._-]*$/.test(name) || name === 'default') {
    const allowed = 'a letter, then letters, digits, dots, underscores and hyphens, other than "default"'
    throw invalidInput('name', name, allowed, 'name: my-builder')
  }
  return name
}
