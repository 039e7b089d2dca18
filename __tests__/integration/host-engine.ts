/** DOCKER_HOST as the runner has it: empty where the engine is at its default socket, as in `script/test integration`. */
export const hostAddress = process.env['DOCKER_HOST'] ?? ''

/** The same in full. */
export const hostEndpoint = hostAddress || 'unix:///var/run/docker.sock'
