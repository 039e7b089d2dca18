/**
 * Milliseconds for a program to end, the same as for a call to the engine. On a busy machine with an emulated processor,
 * `sudo -n` and the clients took over 3 s.
 */
export const programTimeout = 10_000
