import { ownerLabel } from '../../plan/job.ts'
import type { CreateKubernetesBuilder, Labels } from '../../plan/plan.ts'
import { annotationValue, labelValue } from '../../values/kubernetes-label.ts'
import { labelsOf } from '../builder/builder-resources.ts'
import { isOwn } from '../ownership.ts'
import type { DriverOptions } from './driver-options.ts'

/** An object of the cluster with the annotations that mark whose it is. */
type Marked = { readonly metadata: { readonly annotations?: Labels } }

/**
 * The annotations of all objects of the job. buildx gives them to ConfigMaps too, which get no labels (docker/buildx,
 * driver/kubernetes/manifest/manifest.go). A builder that is kept lacks the mark for removal by later jobs.
 */
export const annotationsOf = (step: Pick<CreateKubernetesBuilder, 'labels' | 'cleanup'>): Labels =>
  Object.fromEntries(Object.entries(labelsOf(step)).map(([name, value]) => [name, annotationValue(value)]))

/** True if this job created the object. */
export const isOfJob = (found: Marked, labels: Labels): boolean => isOwn(found.metadata.annotations, labels)

/**
 * The options for a new builder: those of the inputs, with Berth's labels and annotations.
 *
 * Labels are part of the selector by which buildx finds the pods of a builder. So a builder that is kept gets none that
 * differ from job to job.
 */
export function markedOptions(
  { all }: DriverOptions,
  step: Pick<CreateKubernetesBuilder, 'labels' | 'cleanup' | 'deadline'>,
): string[] {
  const { [ownerLabel]: run = '', 'berth.token': token = '' } = step.labels
  const labels = step.cleanup ? { [ownerLabel]: labelValue(run), 'berth.token': labelValue(token) } : {}
  return optionWords({
    timeout: `${Math.round(step.deadline / 1000)}s`,
    ...all,
    labels: merged(labels, all['labels']),
    annotations: merged(annotationsOf(step), all['annotations']),
  })
}

/**
 * The options for a builder that exists: those that its records of other jobs have too, because buildx finds the pods by
 * them and waits for as many as they say, and those that are about this job only.
 */
export function connectingOptions(
  { all }: DriverOptions,
  selector: Labels,
  replicas: number,
  deadline: number,
): string[] {
  const { app: _, ...labels } = selector
  const own = [
    'namespace',
    'loadbalance',
    'default-load',
    'timeout',
    'persistent-volume-claim.requests.storage',
  ]
  return optionWords({
    timeout: `${Math.round(deadline / 1000)}s`,
    ...Object.fromEntries(Object.entries(all).filter(([name]) => own.includes(name))),
    replicas: String(replicas),
    labels: merged(labels, undefined),
  })
}

function merged(pairs: Labels, more: string | undefined): string {
  const given = more?.replace(/^"+|"+$/g, '')
  const own = Object.entries(pairs).map(([name, value]) => `${name}=${value}`)
  return [...(given ? [given] : []), ...own].join(',')
}

const optionWords = (options: Readonly<Record<string, string>>): string[] =>
  Object.entries(options)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
