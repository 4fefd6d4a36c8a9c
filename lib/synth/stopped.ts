import type { Finding } from '../findings/finding';
import { committedObjects } from '../output/committed-objects';
import { deliveredObjects } from '../plan/delivered-objects';
import type { StackPlan } from '../plan/plan';
import { readInventories } from '../rendered/inventories';
import { sideOf } from '../transitions/side-of';
import { changeFindings } from '../transitions/stops';
import type { Folders } from './folders';

/**
 * Compares what is asked for with what an earlier run wrote, which is what runs.
 * @returns an error for each change that can not be applied, or takes lines away; none for the first run
 */
export function findChanges(plan: StackPlan, { output, locks }: Folders): readonly Finding[] {
  const { name, enabled } = plan.environment;
  const before = enabled ? committedObjects(output, name) : [];
  if (before.length === 0) return [];
  const inventories = readInventories(locks, name);
  return changeFindings({ base: sideOf(before, inventories), head: sideOf(deliveredObjects(plan), inventories, plan) });
}
