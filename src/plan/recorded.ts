import type { Plan, RecordedPlan, RecordedStep, Step } from './plan.ts'

/** The step without its `secret`, which only its handler uses. */
export function recordedStep(step: Step | RecordedStep): RecordedStep {
  const { secret: _, ...recorded } = { secret: undefined, ...step }
  return recorded
}

/** The plan as the report shows it. */
export function recordedPlan(plan: Plan): RecordedPlan {
  return { ...plan, steps: plan.steps.map(recordedStep) }
}
