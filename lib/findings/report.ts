import { visible } from '../syntax/visible';
import { plural } from '../units/plural';
import { type Finding, formatPath, type Severity } from './finding';
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
  const { id, severity, path, problem, consequence, fix } = finding;
  const lines = [
    `${severity}  ${id}`,
    `  ${location}${path.length > 0 ? `  ${formatPath(path)}` : ''}`,
    `  Problem: ${problem}.`,
    `  In the cluster: ${consequence}.`,
    `  Fix: ${fix.includes('\n') ? `\n${indent(fix)}` : fix}`,
    ...(severity === 'warning' ? ['  Or accept it:', indent(accept(id))] : []),
  ];
  return visible(lines.join('\n'));
}

/** Prints a note in one line. */
export function formatNote({ finding: { id, problem, consequence, fix } }: LocatedFinding): string {
  return `note  ${id}: ${problem}; ${consequence}; ${fix}.`;
}

/** Tells whether a finding only says what was not looked at. */
export function isNote({ finding: { severity } }: LocatedFinding): boolean {
  return severity === 'note';
}

/** `2 errors, 1 warning` */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
