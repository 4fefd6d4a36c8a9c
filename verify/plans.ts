import { listEnvironmentFiles } from '../lib/environment/files';
import { loadEnvironments } from '../lib/environment/load';
import { formatFinding } from '../lib/output/report';
import { planStack, type StackPlan } from '../lib/plan';

/**
 * The plans of all environments in a folder.
 * @throws if one of them is not valid
 */
export function loadPlans(folder: string): readonly StackPlan[] {
  const { environments, findings } = loadEnvironments(listEnvironmentFiles(folder).files);
  if (findings.length > 0) throw new Error(findings.map(formatFinding).join('\n\n'));
  return environments.map(planStack);
}
