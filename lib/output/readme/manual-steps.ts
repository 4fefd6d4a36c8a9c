import type { StackPlan } from '../../plan/plan';
import { section } from '../../syntax/markdown';

/** Lists the manual steps, a section for each file. */
export function manualStepSections({ tiers }: StackPlan): readonly (string | undefined)[] {
  return tiers.flatMap(({ manualSteps = [] }) =>
    manualSteps.map(({ title, path, instruction }) => section(title, `${instruction} See [${path}](${path}).`)),
  );
}
