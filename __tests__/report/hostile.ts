import type { Finding } from '../../src/checks/check.ts'
import type { Report } from '../../src/report/report.ts'
import { unseen } from '../make-facts.ts'
import { dindReport, failed, passed, unknown } from '../make-report.ts'

/** What an engine's name, a label or a file could hold to pass for Berth's own words. */
export const hostileTexts = [
  '</details>',
  '<img src=x onerror=alert(1)>',
  '| pipes | and \\| more |',
  '`backticks` and ```fences```',
  'line\n\n# heading\r\n- list\u2028end',
  '@octocat and @github/team',
  '![image](http://example.com/x.png)',
  '[link](https://example.com) https://example.com www.example.com me@example.com',
  'owner/repository#1 and #2',
  "%%{init: {'theme': 'dark'}}%%",
  '"quotes" \'and\' "] --> evil["',
  '#quot; &quot; &#35; $math$ *bold* _under_ ~struck~',
  '1. one',
  '\u001b[31mred\u001b[0m\u0007\u009b',
  'right \u202e to \u2066 left',
  '::error::command',
  '\ud800 alone',
] as const

export const hostileText = hostileTexts.join(' ')

/** A report in which every text that can come from outside is hostile. */
export function hostileReport(text: string = hostileText): Report {
  const report = dindReport()
  const { plan, achieved } = report
  if (!plan || !achieved.daemon || !achieved.builder) throw new Error('the sample report has these')
  const finding: Partial<Finding> = {
    title: text,
    message: `Seen: \`${text}\`. ${text}`,
    evidence: [{ label: text, value: text }],
    remedy: text,
  }
  return dindReport({
    verdict: { status: 'failed', sentence: text, failure: { code: text, message: `${text}!`, remedy: text } },
    plan: {
      ...plan,
      because: [text],
      rejected: [{ strategy: 'socket', reasons: [text], findings: ['overlay-on-overlay'] }],
      steps: plan.steps.map((step) =>
        step.kind === 'launch-daemon'
          ? {
              ...step,
              volume: text,
              socket: text,
              binds: [{ source: text, destination: text, ifMissing: 'make' }],
            }
          : step,
      ),
    },
    outcomes: [failed(finding), passed('mtu-mismatch', text), unknown('low-disk-space', text, text)],
    achieved: {
      ...achieved,
      builder: { ...achieved.builder, name: text, platforms: [text] },
      daemon: { ...achieved.daemon, container: text, engineVersion: text, storageDriver: text },
      swept: [text],
    },
    facts: {
      ...report.facts,
      daemons: unseen(text),
      ...(report.facts.engine.status === 'seen' && {
        engine: {
          status: 'seen',
          value: { ...report.facts.engine.value, name: text, version: text, storageDriver: text },
        },
      }),
    },
    timings: [{ phase: text, milliseconds: 1 }],
  })
}
