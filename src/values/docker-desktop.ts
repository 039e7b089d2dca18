/** Docker Desktop runs its engine in a virtual machine, or beside WSL distributions in one of its own. */
export function isDockerDesktop({ operatingSystem }: { readonly operatingSystem: string }): boolean {
  return operatingSystem === 'Docker Desktop'
}
