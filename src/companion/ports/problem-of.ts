import type { PublishedPort } from '../../values/published-ports-of.ts'

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process of this machine listens there',
  EACCES: 'only root can listen there (net.ipv4.ip_unprivileged_port_start)',
  EMFILE: 'the limit of open files is reached (ulimit -n)',
}

/**
 * The sentences for a port that is not forwarded: where, why, and where it answers.
 *
 * @param place an address and a port, such as `127.0.0.1:80`
 * @param code of Node's error
 * @param address of the job daemon
 */
export function problemOf(port: PublishedPort, place: string, code: string, address: string): string {
  return `${nameOf(port)} is not at ${place}: ${reasons[code] ?? code}. It is at ${address}:${port.port}.`
}

/** The sentences for a port at an address that the job cannot reach. */
export function problemBeyond(port: PublishedPort): string {
  return `${nameOf(port)} is not at localhost: it is published on ${port.beyond} of the job daemon, which the job cannot reach. Publish it without an address: docker run --publish ${port.port}:…`
}

const nameOf = ({ protocol, port, name }: PublishedPort) => `Port ${port}/${protocol} of container ${name}`
