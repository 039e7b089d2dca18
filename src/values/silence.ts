/**
 * What became of a connection: no socket in a directory that is there, nobody who listens, a connection that was closed,
 * no answer in time, or anything that no time mends (an unknown name, a missing permission).
 */
export type Silence = 'missing' | 'refused' | 'closed' | 'late' | 'hopeless'
