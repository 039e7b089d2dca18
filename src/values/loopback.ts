/** The IPv4 address of localhost. */
export const loopback = '127.0.0.1'
