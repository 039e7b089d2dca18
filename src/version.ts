import packageJson from '../package.json' with { type: 'json' }

/** As in package.json, which the release sets. */
export const berthVersion: string = packageJson.version
