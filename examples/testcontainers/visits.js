import { connect } from 'node:net'

/** Counts a visit in the Redis at this address, by its inline protocol, and gives the number of visits. */
export function countVisit(host, port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write('INCR visits\r\n'))
    socket.setTimeout(2_000, () => socket.destroy(new Error('Redis does not answer')))
    socket.once('data', (answer) => {
      socket.end()
      resolve(Number(String(answer).slice(1)))
    })
    socket.once('error', reject)
  })
}
