const repository = 'https://github.com/berth-ci/berth'
const documentation = `${repository}/blob/main/docs`

/** The page that tells all about a finding: derived from its id, never typed. */
export function findingUrl(id: string): string {
  return `${documentation}/findings/${encodeURIComponent(id)}.md`
}

export const threatModelUrl = `${documentation}/threat-model.md`

/** Addresses in sentences that may be links: Docker's documentation and Berth's own repository. */
export const trustedUrl =
  /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/
