import type { Severity } from '../finding';
import type { LocatedFinding, Place } from '../located-finding';
import { countFindings } from '../report';
import { type FiledFinding, type FormatContext, inRepository } from './context';
import { wholeText } from './texts';

/**
 * Commands of a workflow that annotate files, a line each:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * As many annotations of one kind as GitHub shows of one step:
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const SHOWN = 10;

/** Prints findings as annotations of a workflow of GitHub, those first that it shows. */
export function toGithub(found: readonly LocatedFinding[], context: FormatContext): string {
  return [...inRepository(found, context).map(annotation), ...hidden(found)].map((line) => `${line}\n`).join('');
}

function annotation({ finding, filed }: FiledFinding): string {
  return workflowCommand(COMMANDS[finding.severity], filed, finding.id, wholeText(finding));
}

/** Writes a command of a workflow that annotates a file. */
export function workflowCommand(command: string, place: Place | undefined, title: string, text: string): string {
  const properties = [...placeProperties(place), ['title', title]];
  const written = properties.map(([name, value = '']) => `${name}=${escapedProperty(value)}`).join(',');
  return `::${command} ${written}::${escapedData(text)}`;
}

function placeProperties(place: Place | undefined): readonly (readonly string[])[] {
  if (!place) return [];
  return [
    ['file', place.file],
    ...(place.line === undefined ? [] : [['line', `${place.line}`]]),
    ...(place.column === undefined ? [] : [['col', `${place.column}`]]),
  ];
}

/** The log has them all, and whoever looks at annotations alone would not know. */
function hidden(found: readonly LocatedFinding[]): readonly string[] {
  const findings = found.map(({ finding }) => finding);
  const isCut = Object.keys(COMMANDS).some(
    (severity) => findings.filter((finding) => finding.severity === severity).length > SHOWN,
  );
  return isCut
    ? [`${countFindings(findings)}: GitHub shows the first ${SHOWN} of a kind, and this log all of them.`]
    : [];
}

/** As the runner undoes it: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
