import type { StackPlan } from '../../plan/plan';
import { link, type Markdown, md, section } from '../../syntax/markdown';

/** Lists the manual steps, a section for each file. */
export function manualStepSections({ tiers }: StackPlan): readonly (Markdown | undefined)[] {
  return tiers.flatMap(({ manualSteps = [] }) =>
    manualSteps.map(({ title, path, instruction }) => section(title, md`${instruction} See ${link(path)}.`)),
  );
}
