import { createHash } from 'node:crypto'

/** The name of the directories of a Docker context: the SHA-256 of its name (docker/cli, cli/context/store). */
export const contextDigest = (context: string): string => createHash('sha256').update(context).digest('hex')
