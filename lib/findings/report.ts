import { plural } from '../units/plural';
import { type Finding, formatPath } from './finding';
import type { LocatedFinding } from './located-finding';

/**
 * A finding as a person reads it in a terminal: what, where, what would happen, what to do.
 * @param accept writes how a warning is accepted
 */
export function formatFinding({ finding, location }: LocatedFinding, accept = acceptInFile): string {
  const { id, severity, path, problem, consequence, fix } = finding;
  return [
    `${severity}  ${id}`,
    `  ${location}${path.length > 0 ? `  ${formatPath(path)}` : ''}`,
    `  Problem: ${problem}.`,
    `  In the cluster: ${consequence}.`,
    `  Fix: ${fix.includes('\n') ? `\n${indent(fix)}` : fix}`,
    ...(severity === 'warning' ? ['  Or accept it:', indent(accept(id))] : []),
  ].join('\n');
}

function acceptInFile(id: string): string {
  return `acknowledge:\n  - id: ${id}\n    reason: …`;
}

/** How a construct accepts a warning. */
export function acceptInCode(id: string): string {
  return `acknowledge: [{ id: '${id}', reason: '…' }]`;
}

/** `2 errors, 1 warning` */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return `${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
