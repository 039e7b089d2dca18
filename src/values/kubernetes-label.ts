/**
 * A text as the value of a Kubernetes label: at most 63 letters, digits, dots, underscores and hyphens, with a letter or
 * digit at both ends (kubernetes.io/docs/concepts/overview/working-with-objects/labels). Other characters become `_`.
 */
export const labelValue = (text: string): string =>
  text
    .replace(/[^\w.-]/g, '_')
    .slice(0, 63)
    .replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '')

/** A text as a value in the option `annotations` of buildx, which splits it at `,` and `=` (driver/kubernetes/factory.go). */
export const annotationValue = (text: string): string => text.replace(/[^\w./:@ -]/g, '_')

/** True for a name of a Deployment whose pods can carry it in a label (RFC 1123, at most 63 characters). */
export const isLabelName = (text: string): boolean => /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(text)
