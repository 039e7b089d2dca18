import type { ProofPart } from '../steps/achieved.ts'
import type { Report } from './report.ts'

/** A test that failed, and would fail the step in a mode that the workflow names. */
export type FailedTest = {
  readonly title: string
  /** What failed, as a sentence. */
  readonly message: string
  readonly remedy: string
}

const titles: Readonly<Record<ProofPart['part'], string>> = {
  container: 'The test container failed',
  'name-server': 'DNS fails in containers',
  'published-port': 'Published ports are unreachable',
  workspace: 'Containers cannot read the workspace',
  'workspace-write': 'Containers cannot write to the workspace',
  build: 'The test build failed',
  'built-image': 'The built image does not run',
}

/** The failed tests that have a remedy. Others are parts that a job can do without, such as a read-only workspace. */
export function failedTests({ achieved }: Pick<Report, 'achieved'>): FailedTest[] {
  const { containerProof, nodeProofs = [] } = achieved
  const parts = (containerProof?.parts ?? []).flatMap(({ part, status, detail, remedy }) =>
    status === 'failed' && remedy !== undefined
      ? [{ title: titles[part], message: `${detail}.`, remedy }]
      : [],
  )
  const nodes = nodeProofs.flatMap(({ detail, remedy }) =>
    remedy === undefined ? [] : [{ title: 'A test build failed', message: `${detail}.`, remedy }],
  )
  return [...parts, ...nodes]
}
