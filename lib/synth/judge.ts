import { namedFiles } from '../environment/files';
import { nameFindings } from '../environment/problems/names';
import { inReadingOrder, type LocatedFinding } from '../findings/located-finding';
import type { Scope } from '../output/present';
import { type Claims, sharedFindings } from './claims';
import { allOff, noEnvironment } from './emptied';
import { type Examined, examine, lookAt, type Means, stageShared } from './examine';
import type { SynthOptions } from './options';

/** What is to be written, and what was found. */
export interface Judged {
  /** Names of the environments that were loaded. */
  readonly environments: readonly string[];

  /** Names of the environments that have errors. */
  readonly refused: readonly string[];

  readonly findings: readonly LocatedFinding[];

  /** What the files on the stage speak for. @default - nothing is to be written */
  readonly scope?: Scope;
}

/**
 * Computes and checks everything that a run writes, one environment after another: only what it says of itself is kept,
 * and its files wait on the stage.
 */
export function judge(options: SynthOptions, means: Means): Judged {
  const { files, scope } = options;
  const asked = namedFiles(files, scope);
  const named = new Set(asked);
  const all = files.map((file) => (named.has(file) ? examineFor(scope, file, means) : lookAt(file, means)));
  const own = all.filter(({ file }) => named.has(file));

  const faults = inReadingOrder([...nameFindings(asked), ...own.flatMap((each) => each.faults)]);
  const names = new Set(own.map(({ name }) => name));
  const shared = sharedFindings(all.flatMap(claimsOf)).filter(({ name }) => names.has(name));
  const emptied = scope === 'all' ? emptying(options, own.flatMap(claimsOf)) : [];
  const findings = [
    ...faults,
    ...own.flatMap((each) => each.findings),
    ...shared.map(({ found }) => found),
    ...emptied,
  ];

  const faulty = new Set(faults.map(({ place }) => place?.file));
  const refused = new Set([
    ...own.filter((each) => each.findings.some(isError)).map(({ name }) => name),
    ...shared.map(({ name }) => name),
    ...own.filter(({ file }) => faulty.has(file)).map(({ name }) => name),
    ...own.filter(({ claims }) => claims === undefined).map(({ name }) => name),
  ]);
  means.stage.drop(refused);
  if (own.some(({ name, hasScripts }) => hasScripts && !refused.has(name))) stageShared(means);
  return {
    environments: own.flatMap(claimsOf).map(({ name }) => name),
    refused: [...refused],
    findings,
    ...writable(scope, refused, findings),
  };
}

/** One error stops all environments, unless they are named: nothing is written then, and no room is needed for it. */
function examineFor(scope: Scope, file: string, means: Means): Examined {
  const examined = examine(file, means);
  const isFailing = examined.claims === undefined || examined.findings.some(isError);
  if (scope === 'all' && isFailing) means.stage.discard();
  return examined;
}

function writable(
  scope: Scope,
  refused: ReadonlySet<string>,
  findings: readonly LocatedFinding[],
): Pick<Judged, 'scope'> {
  if (scope === 'all') return findings.some(isError) ? {} : { scope };
  const written = scope.filter((name) => !refused.has(name));
  return written.length > 0 ? { scope: written } : {};
}

function emptying(
  { files, output, removed = [], enabled }: SynthOptions,
  environments: readonly Claims[],
): readonly LocatedFinding[] {
  if (files.length === 0) return noEnvironment(output, removed);
  return enabled === false ? allOff(output, environments) : [];
}

function claimsOf({ claims }: Examined): readonly Claims[] {
  return claims ? [claims] : [];
}

function isError({ finding }: LocatedFinding): boolean {
  return finding.severity === 'error';
}
