/**
 * Why a daemon gave no answer: its directory has no socket yet, nothing listens, the connection was closed, no answer in
 * time, or a cause that waiting does not change (an unknown name, a missing permission).
 */
export type NoAnswer = 'missing' | 'refused' | 'closed' | 'late' | 'hopeless'
