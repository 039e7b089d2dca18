import { defaultSocket } from './engine-host.ts'

/** The sockets of daemons that programs look for. */
export const usualSockets: readonly string[] = [
  defaultSocket,
  '/run/docker.sock',
  '/run/podman/podman.sock',
  '/run/containerd/containerd.sock',
]
