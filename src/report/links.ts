const repository = 'https://github.com/berth-ci/berth'

/** The documentation of one version: a link from an old run must not show the text of a newer release. */
const documentation = (version: string): string => `${repository}/blob/v${encodeURIComponent(version)}/docs`

/** The page of a finding, at the tag of the version that reports it. */
export function findingUrl(id: string, version: string): string {
  return `${documentation(version)}/findings/${encodeURIComponent(id)}.md`
}

/** The threat model, at the tag of the version that links to it. */
export function threatModelUrl(version: string): string {
  return `${documentation(version)}/threat-model.md`
}

/** Addresses in sentences that may become links: Docker's documentation and Berth's own repository. */
export const trustedUrl =
  /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/
