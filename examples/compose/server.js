// Counts visits in Redis, by its inline protocol: no package is needed.
const { createServer } = require('node:http')
const { connect } = require('node:net')

const [host, port] = (process.env.REDIS ?? 'localhost:6379').split(':')

/** Sends one command and gives the number that Redis answers. */
function ask(command) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), host, () => socket.write(`${command}\r\n`))
    socket.setTimeout(2_000, () => socket.destroy(new Error('Redis does not answer')))
    socket.once('data', (answer) => {
      socket.end()
      resolve(Number(String(answer).slice(1)))
    })
    socket.once('error', reject)
  })
}

const server = createServer(async (request, response) => {
  try {
    const visits = request.url === '/health' ? await ask('EXISTS visits') : await ask('INCR visits')
    response.end(`${visits}\n`)
  } catch (error) {
    response.writeHead(503).end(`${error.message}\n`)
  }
})
server.listen(8080)
process.on('SIGTERM', () => server.close())
