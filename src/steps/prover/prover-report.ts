/** What the prover has said until now (prover.c); a key is missing as long as its line has not come. */
export type ProverReport = {
  readonly read?: { readonly errno: number; readonly text: string }
  /** errno of the write; 0 if it worked. */
  readonly write?: number
  /** IPv4 address of the first name server that the container has; null if it has none. */
  readonly server?: string | null
  /** The response code of the server; null if it was silent. */
  readonly answer?: number | null
}

/**
 * Reads what the prover says. A line without its end is not there yet.
 *
 * @returns null if it is not the prover of this token who speaks
 */
export function parseProverReport(text: string, token: string): ProverReport | null {
  const [first, ...lines] = text.split('\n').slice(0, -1)
  if (first !== `token ${token}`) return null
  return Object.assign({}, ...lines.map(parseLine))
}

function parseLine(line: string): ProverReport {
  const [label, value = '', ...rest] = line.split(' ')
  switch (label) {
    case 'read':
      return { read: { errno: Number(value), text: rest.join(' ') } }
    case 'write':
      return { write: Number(value) }
    case 'server':
      return { server: value === 'none' ? null : value }
    case 'answered':
      return { answer: Number(value) }
    case 'silent':
      return { answer: null }
    default:
      return {}
  }
}
