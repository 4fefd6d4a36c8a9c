import type { IConstruct } from 'constructs';
import type { Finding } from './finding';
import type { LocatedFinding } from './located-finding';
import { formatInCode } from './report';

/** Reports findings where cdk8s validates: errors stop the synth, warnings are printed the first time. */
export function reportFindings(construct: IConstruct, find: () => readonly LocatedFinding[]): void {
  const printOnce = printedOnce();
  construct.node.addValidation({
    validate: () => {
      const findings = find();
      printOnce(findings.filter(({ finding }) => finding.severity === 'warning'));
      return findings.filter(({ finding }) => finding.severity === 'error').map(formatInCode);
    },
  });
}

/** Findings with the path of the construct that gives them. */
export function locatedAt({ node }: IConstruct, findings: readonly Finding[]): readonly LocatedFinding[] {
  return findings.map((finding) => ({ finding, location: node.path }));
}

/** An error with the text of all that is wrong, for those who ask for what could not be built. */
export function asOneError(findings: readonly LocatedFinding[]): Error {
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  return new Error(errors.map(formatInCode).join('\n\n'));
}

/** cdk8s validates once for each chart. */
function printedOnce(): (findings: readonly LocatedFinding[]) => void {
  const printed = new Set<string>();
  return (findings) => {
    for (const text of findings.map(formatInCode)) {
      if (!printed.has(text)) console.error(`${text}\n`);
      printed.add(text);
    }
  };
}
