import { plural } from '../units/plural';
import { type Finding, formatPath } from './finding';
import { formatFix } from './fix-text';
import type { LocatedFinding } from './located-finding';

/** Prints a finding for a terminal: problem, place, consequence and fix. */
export function formatFinding(found: LocatedFinding): string {
  return format(found, (id) => `acknowledge:\n  - id: ${id}\n    reason: …`);
}

/** Prints a finding for an app: constructs acknowledge warnings in another way than files. */
export function formatInCode(found: LocatedFinding): string {
  return format(found, (id) => `acknowledge: [{ id: '${id}', reason: '…' }]`);
}

function format({ finding, location }: LocatedFinding, accept: (id: string) => string): string {
  const { id, severity, path, problem, consequence } = finding;
  const fix = formatFix(finding.fix);
  return [
    `${severity}  ${id}`,
    `  ${location}${path.length > 0 ? `  ${formatPath(path)}` : ''}`,
    `  Problem: ${problem}.`,
    `  In the cluster: ${consequence}.`,
    `  Fix: ${fix.includes('\n') ? `\n${indent(fix)}` : fix}`,
    ...(severity === 'warning' ? ['  Or accept it:', indent(accept(id))] : []),
  ].join('\n');
}

/** `2 errors, 1 warning` */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return `${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
