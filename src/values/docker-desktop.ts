/** True for Docker Desktop, which runs its daemon in a virtual machine or in a separate WSL distribution. */
export function isDockerDesktop({ operatingSystem }: { readonly operatingSystem: string }): boolean {
  return operatingSystem === 'Docker Desktop'
}
