import { grouped } from '../collections/grouped';
import { visible, visibleLine } from '../syntax/visible';
import { plural } from '../units/plural';
import { type Finding, formatPath, type Severity } from './finding';
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
  const lines = [
    `${severity}  ${id}`,
    visibleLine(`  ${location}${path.length > 0 ? `  ${formatPath(path)}` : ''}`),
    `  Problem: ${sentence(problem)}`,
    `  In the cluster: ${sentence(consequence)}`,
    `  Fix: ${fix.includes('\n') ? `\n${indent(fix)}` : fix}`,
    ...(severity === 'warning' ? ['  Or accept it:', indent(accept(id))] : []),
  ];
  return visible(lines.join('\n'));
}

/** Prints a note in one line. */
export function formatNote({ finding: { id, problem, consequence, fix } }: LocatedFinding): string {
  return visibleLine(`note  ${id}: ${problem}; ${consequence}; ${formatFix(fix)}.`);
}

/** Tells whether a finding only says what was not looked at. */
export function isNote({ finding: { severity } }: LocatedFinding): boolean {
  return severity === 'note';
}

/** As many findings of each severity as somebody reads before mending the first of them. */
const SHOWN = 20;

/**
 * Prints findings for a terminal, in their order: the first of the errors and of the warnings, and how many more there are
 * of each id.
 */
export function formatFindings(found: readonly LocatedFinding[]): string {
  const shown = (['error', 'warning'] as const).map((severity) =>
    found.filter(({ finding }) => finding.severity === severity).slice(0, SHOWN),
  );
  const isShown = new Set(shown.flat());
  const rest = found.filter((each) => !isShown.has(each));
  return [...found.filter((each) => isShown.has(each)).map(formatFinding), ...countedById(rest)].join('\n\n');
}

function countedById(rest: readonly LocatedFinding[]): readonly string[] {
  if (rest.length === 0) return [];
  const ids = [...grouped(rest, ({ finding }) => finding.id)].map(([id, each]) => `  ${each.length} × ${id}`);
  return [[`and ${rest.length} more:`, ...ids].join('\n')];
}

/** `2 errors, 1 warning` */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
}

/** A text may end in a dot that is a part of it. */
function sentence(text: string): string {
  const line = visibleLine(text);
  return line.endsWith('.') ? line : `${line}.`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
