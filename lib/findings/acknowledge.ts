import type { Finding } from './finding';
import { type FindingKind, finding } from './finding-kind';
import { removeKey } from './repair';

/** A warning that is accepted. */
export interface Acknowledgement {
  /** Id of the warning. */
  readonly id: string;

  /** Why it is accepted. */
  readonly reason: string;
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
  const accepted = new Set(acknowledge.map((entry) => entry.id));
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
  return acknowledge.flatMap(({ id }, index) => (given.has(id) ? [] : [unused(id, index)]));
}

function unused(id: string, index: number): Finding {
  return finding(UNUSED_ACKNOWLEDGEMENT, {
    path: ['acknowledge', index],
    problem: `nothing in this environment gives the warning ${id}`,
    consequence: 'nothing changes, but a later warning of that id would pass unseen',
    fix: removeKey(['acknowledge', index]),
  });
}
