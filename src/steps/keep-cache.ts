import type { StepHandler } from './step.ts'

/**
 * Notes for the post step that the job daemon passed its tests on the leased volume. A damaged volume would fail each
 * later job too, so that it is removed with the job whose tests it failed.
 */
export const keepCache: StepHandler<'keep-cache'> = {
  title: () => 'Noting that the cache can be kept',
  async apply({ file }, { files }) {
    await files.writeText(file, '', 0o600)
    return {}
  },
  // Its directory is removed.
  undo: 'nothing',
}
