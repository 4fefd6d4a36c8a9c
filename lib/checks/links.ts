import { runChecks } from '../findings/check';
import type { Finding } from '../findings/finding';
import { finding } from '../findings/finding-kind';
import { declaredBy } from '../needs/declared';
import { deliveredObjects } from '../plan/delivered-objects';
import type { StackPlan } from '../plan/plan';
import type { BrokenLink } from '../references/broken-link';
import { declare } from '../references/declaration';
import { LINK_KINDS } from '../references/kinds';
import { linkModel } from '../references/model';
import { certainlyBroken } from '../rendered/certain';
import type { StoredInventory } from '../rendered/inventories';
import { linkKnown } from '../rendered/link-known';
import { renderedElsewhere } from './images';
import { LOCK_CHECKS } from './lock';

/**
 * Finds what the objects of an environment refer to and what does not exist: neither among them nor in the rendered
 * inventories of their releases. It also compares these objects with the wiring, from which policies, monitors and alerts
 * are computed. A stack that is switched off has no releases, and keeps its inventories.
 */
export function linkStack(plan: StackPlan, inventories: readonly StoredInventory[]): readonly Finding[] {
  const { objects, known, broken } = linkKnown(deliveredObjects(plan), inventories, declaredBy(plan));
  const { enabled, name } = plan.environment;
  // What leads nowhere is mostly unlike the wiring as well, and one fault is one finding.
  const isModelled = enabled && broken.length === 0;
  const unlike = isModelled ? certainlyBroken(linkModel(plan.wiring, objects), known) : [];
  return [
    ...(enabled ? runChecks(LOCK_CHECKS, { name, known, releases: plan.releases }) : []),
    ...renderedElsewhere(known.inventories, plan),
    ...[...broken, ...unlike].map((found) => orDeclare(linkFinding(found, `${found.object} (${found.origin})`), found)),
  ];
}

/** @param subject how to name what refers */
export function linkFinding({ check, problem, consequence, fix, severity }: BrokenLink, subject: string): Finding {
  return finding(LINK_KINDS[check], { path: [], problem: `${subject}: ${problem}`, consequence, fix, severity });
}

/** An environment file says what others bring. */
function orDeclare(found: Finding, { fix, declaration }: BrokenLink): Finding {
  if (!declaration) return found;
  const what = declaration.list === 'calls' ? 'if others call it' : 'if others bring it';
  return { ...found, fix: declare(declaration, { first: `${fix}; ${what}` }) };
}
