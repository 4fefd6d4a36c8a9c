import type { Fix, Location, Log, Message, Region, ReportingDescriptor, Result, Run } from 'sarif';
import { type Finding, formatPath, type Severity } from '../finding';
import type { FindingKind } from '../finding-kind';
import type { LocatedFinding, Place } from '../located-finding';
import { type FiledFinding, type FormatContext, inRepository } from './context';
import { fingerprints } from './fingerprint';
import { sarifFix } from './sarif-fix';
import { sarifRule } from './sarif-rule';
import { wholeText } from './texts';

/** What GitHub asks beyond the standard: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */
const MOST_RESULTS = 25_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Stands for the folder of the repository, wherever that is on a machine. */
const ROOT = 'SRCROOT';

const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', note: 'note' };

/** Prints findings as SARIF 2.1.0, with what GitHub's code scanning asks of it. */
export function toSarif(found: readonly LocatedFinding[], context: FormatContext): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run(found, context)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function run(found: readonly LocatedFinding[], context: FormatContext): Run {
  const filed = inRepository(found, context).slice(0, MOST_RESULTS);
  const ids = [...new Set(filed.map(({ finding }) => finding.id))].sort();
  const names = fingerprints(filed);
  return {
    tool: {
      driver: { name: 'cdk8s-logging', semanticVersion: context.version, rules: ids.map((id) => rule(id, context)) },
    },
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    // Columns are counted as JavaScript counts them.
    columnKind: 'utf16CodeUnits',
    results: filed.map((each, index) => result(each, ids.indexOf(each.finding.id), names[index] ?? '', context)),
  };
}

function rule(id: string, { kinds }: FormatContext): ReportingDescriptor {
  const kind: FindingKind | undefined = kinds.get(id);
  return kind ? sarifRule(kind) : { id };
}

function result(each: FiledFinding, ruleIndex: number, name: string, context: FormatContext): Result {
  const { finding } = each;
  const fix: Fix | undefined = sarifFix(each, context, uriOf);
  return {
    ruleId: finding.id,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: message(wholeText(finding)),
    locations: [location(finding, each.filed)],
    partialFingerprints: { 'findingIdFileKeyText/v1': name },
    ...(fix && { fixes: [fix] }),
  };
}

/** GitHub takes no result without a file and a line: a folder and the repository stand for what is about no file. */
function location({ path }: Finding, { file, line = 1, column }: Place = { file: '.' }): Location {
  const region: Region = { startLine: line, ...(column !== undefined && { startColumn: column }) };
  return {
    physicalLocation: { artifactLocation: uriOf(file), region },
    ...(path.length > 0 && { logicalLocations: [{ fullyQualifiedName: formatPath(path), kind: 'member' }] }),
  };
}

/** Every sign of a name that means something in a URI is encoded, a colon in the first step among them (RFC 3986, 4.2). */
function uriOf(file: string): { readonly uri: string; readonly uriBaseId: string } {
  const steps = file
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent);
  return { uri: steps.join('/'), uriBaseId: ROOT };
}

/**
 * Text without links and placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6). Other braces stay single, although the standard
 * doubles them: GitHub and editors show what stands there.
 */
function message(text: string): Message {
  return { text: text.replaceAll(/\{(\d+)\}/g, '{{$1}}').replaceAll(/\[(?=[^[\]]*\]\()/g, '\\[') };
}
