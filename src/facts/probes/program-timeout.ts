/**
 * Milliseconds that a program of the machine has for its answer, as a question to the engine has. On a busy machine with
 * an emulated processor `sudo -n` and the clients were seen to take over 3 s.
 */
export const programTimeout = 10_000
