/** `registry:5000/name:tag` to name and tag; a colon before the last slash belongs to the registry's port. */
export function splitReference(reference: string): [repository: string, tag: string] {
  const colon = reference.lastIndexOf(':')
  if (colon > reference.lastIndexOf('/')) return [reference.slice(0, colon), reference.slice(colon + 1)]
  return [reference, 'latest']
}
