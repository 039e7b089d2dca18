import { createSocket } from 'node:dgram'
import { connect } from 'node:net'

/** Network access from the job. No call outlives its signal. */
export type Network = {
  /**
   * Connects to a TCP port and passes on the received text, until the peer closes the connection.
   *
   * @throws Node's own error (`code`: ECONNREFUSED, EHOSTUNREACH, …), or the signal's reason
   */
  receive(host: string, port: number, signal: AbortSignal, onText: (text: string) => void): Promise<void>
  /**
   * Sends queries to a DNS server until it answers, even with an error.
   *
   * @returns false if the signal was aborted before it answered
   */
  nameServerAnswers(address: string, signal: AbortSignal): Promise<boolean>
}

/** A query for localhost, type A, class IN, which a server answers without asking others (RFC 6761, 6.3). */
const query = Buffer.from(
  'be570100000100000000000009 6c6f63616c686f7374 0000010001'.replaceAll(' ', ''),
  'hex',
)
/** Milliseconds between queries, because datagrams can be lost. */
const askEvery = 300

/** The network of this machine. */
export const network: Network = {
  receive: (host, port, signal, onText) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, signal })
      socket.setEncoding('utf8').on('data', (text) => onText(String(text)))
      socket.on('error', reject)
      socket.on('close', () => resolve())
    }),

  nameServerAnswers: (address, signal) =>
    new Promise((resolve) => {
      const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
      // A closed port or a missing route gives an error, which can be temporary.
      const ask = () => socket.send(query, 53, address, () => {})
      const timer = setInterval(ask, askEvery)
      const end = (isAnswered: boolean) => {
        clearInterval(timer)
        socket.close()
        signal.removeEventListener('abort', giveUp)
        resolve(isAnswered)
      }
      const giveUp = () => end(false)
      socket.on('error', () => {})
      socket.on('message', (answer) => {
        const isAnswer = answer.length >= 12 && answer.readUInt16BE() === query.readUInt16BE()
        if (isAnswer && (answer.readUInt8(2) & 0x80) !== 0) end(true)
      })
      if (signal.aborted) return giveUp()
      signal.addEventListener('abort', giveUp)
      ask()
    }),
}
