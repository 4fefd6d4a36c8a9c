import type { BrokenLink } from '../link/broken-link';
import { asSection } from '../link/declaration';
import { linkModel } from '../link/model';
import { certainlyBroken } from '../lock/certain';
import { deliveredObjects } from '../lock/delivered-objects';
import { linkKnown } from '../lock/link-known';
import type { StoredRecord } from '../lock/records';
import { declaredBy } from '../needs/declared';
import type { StackPlan } from '../plan';
import { error, type Finding } from './finding';
import { lockFindings } from './lock';

/**
 * Everything that the objects of an environment refer to exists, among themselves and in what their releases render to as
 * far as there are records of it; if so, it is also what policies, monitors and alerts were computed from. A stack that is
 * switched off has no releases, and keeps its records.
 */
export function linkStack(plan: StackPlan, records: readonly StoredRecord[]): readonly Finding[] {
  const { objects, known, broken } = linkKnown(deliveredObjects(plan), records, declaredBy(plan));
  const { enabled, name } = plan.environment;
  // What leads nowhere is mostly unlike the wiring as well, and one fault is one finding.
  const isModelled = enabled && broken.length === 0;
  const unlike = isModelled ? certainlyBroken(linkModel(plan.wiring, objects), known) : [];
  return [
    ...(enabled ? lockFindings(name, known) : []),
    ...[...broken, ...unlike].map(orDeclare).map((found) => linkFinding(found, `${found.object} (${found.origin})`)),
  ];
}

/** @param subject how to name what refers */
export function linkFinding({ check, problem, consequence, fix }: BrokenLink, subject: string): Finding {
  return error(`link/${check}`, [], { problem: `${subject}: ${problem}`, consequence, fix });
}

/** An environment file says what others bring. */
function orDeclare(found: BrokenLink): BrokenLink {
  const { fix, declaration } = found;
  if (!declaration) return found;
  const what = declaration.list === 'calls' ? 'if others call it' : 'if others bring it';
  return { ...found, fix: `${fix}; ${what}:\n${asSection(declaration)}` };
}
