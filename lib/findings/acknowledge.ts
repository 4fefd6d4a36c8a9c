import type { AcceptableChange, Finding } from './finding';
import { type FindingKind, finding } from './finding-kind';
import { removeKey } from './repair';

/** A warning that is accepted, or one change of what runs. */
export interface Acknowledgement {
  /** Id of the warning. */
  readonly id: string;

  /** Why it is accepted. */
  readonly reason: string;

  /** What the value was before the change that is accepted. @default - it is about no change */
  readonly from?: string;

  /** What the value becomes. @default - it is about no change */
  readonly to?: string;
}

/** Findings after the environment's acknowledgements. */
export interface AcknowledgedFindings {
  /** To be reported. */
  readonly open: readonly Finding[];

  /** Warnings and notes that the environment accepts, with its reason in the README. */
  readonly acknowledged: readonly Finding[];
}

/** Takes out the warnings that are acknowledged, and adds one for each acknowledgement that matches no finding. */
export function acknowledgeFindings(
  findings: readonly Finding[],
  acknowledge: readonly Acknowledgement[],
): AcknowledgedFindings {
  return applyAcknowledgements([...findings, ...unusedAcknowledgements(findings, acknowledge)], acknowledge);
}

/** Takes out the warnings that the environment acknowledges, and the notes that it does. Errors can't be acknowledged. */
export function applyAcknowledgements(
  findings: readonly Finding[],
  acknowledge: readonly Acknowledgement[],
): AcknowledgedFindings {
  const accepted = new Set(acknowledge.filter((entry) => !isOfChange(entry)).map((entry) => entry.id));
  const isAccepted = (finding: Finding) => finding.severity !== 'error' && accepted.has(finding.id);
  return {
    open: findings.filter((finding) => !isAccepted(finding)),
    acknowledged: findings.filter(isAccepted),
  };
}

export const UNUSED_ACKNOWLEDGEMENT: FindingKind = {
  id: 'environment/unused-acknowledgement',
  severity: 'warning',
  since: '0.1.0',
  finds: 'an entry of `acknowledge` accepts a warning that nothing in the environment gives',
  happens: 'nothing changes, but a later warning of that id would pass unseen',
  remedy: 'delete the entry',
};

/** Makes a warning for each acknowledgement that matches no finding. */
export function unusedAcknowledgements(
  findings: readonly Finding[],
  acknowledge: readonly Acknowledgement[],
): readonly Finding[] {
  const given = new Set(findings.filter(({ severity }) => severity !== 'error').map(({ id }) => id));
  return acknowledge.flatMap((entry, index) =>
    isOfChange(entry) || given.has(entry.id) ? [] : [unused(entry.id, index)],
  );
}

function unused(id: string, index: number): Finding {
  return finding(UNUSED_ACKNOWLEDGEMENT, {
    path: ['acknowledge', index],
    problem: `nothing in this environment gives the warning ${id}`,
    consequence: 'nothing changes, but a later warning of that id would pass unseen',
    fix: removeKey(['acknowledge', index]),
  });
}

export const CHANGE_MADE: FindingKind = {
  id: 'change/made',
  severity: 'note',
  since: '0.2.0',
  finds:
    'an entry of `acknowledge` accepts a change from one value to another, and nothing changes from the one to the other',
  happens: 'nothing changes, but the same change would pass unseen if it came again',
  remedy: 'delete the entry, once the change that it was for is merged',
};

/** Takes out the errors about changes that are accepted, and adds a note for each entry that accepts none of them. */
export function acknowledgeChanges(
  findings: readonly Finding[],
  acknowledge: readonly Acknowledgement[],
): AcknowledgedFindings {
  const accepts = (entry: Acknowledgement, finding: Finding) =>
    entry.id === finding.id && entry.from === finding.change?.from && entry.to === finding.change?.to;
  const isAccepted = (finding: Finding) => acknowledge.some((entry) => accepts(entry, finding));
  const made = acknowledge.flatMap((entry, index) =>
    isOfChange(entry) && !findings.some((found) => accepts(entry, found)) ? [changeMade(entry, index)] : [],
  );
  return {
    open: [...findings.filter((found) => !isAccepted(found)), ...made],
    acknowledged: findings.filter(isAccepted),
  };
}

/** Whether an entry accepts one change, and no warning. */
export function isOfChange({ from, to }: Partial<AcceptableChange>): boolean {
  return from !== undefined || to !== undefined;
}

function changeMade({ id, from = '', to = '' }: Acknowledgement, index: number): Finding {
  return finding(CHANGE_MADE, {
    path: ['acknowledge', index],
    problem: `nothing changes from ${from} to ${to}, which ${id} is accepted for`,
    fix: removeKey(['acknowledge', index], { otherwise: 'leave it until the change that it was for is merged' }),
  });
}
