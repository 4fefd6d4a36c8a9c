import { streamsShared } from '../checks/streams-shared';
import { environmentName } from '../environment/files';
import { loadEnvironments } from '../environment/load';
import type { LocatedFinding } from '../findings/located-finding';
import type { OutputFile } from '../output/file';
import type { Scope } from '../output/present';
import { sharedFiles } from '../output/render';
import type { Environment } from '../plan/environment';
import { bucketsShared } from '../tiers/loki/checks/buckets';
import { allOff, noEnvironment } from './emptied';
import { locateFinding, type Synthesized, synthesizeOne } from './one';
import type { SynthOptions } from './options';

/** What is to be written, and what was found. */
export interface Judged {
  /** Names of the environments that were loaded. */
  readonly environments: readonly string[];

  /** Names of the environments that have errors. */
  readonly refused: readonly string[];

  readonly findings: readonly LocatedFinding[];

  /** Files of all environments that are to be written. */
  readonly files: readonly OutputFile[];

  /** What those files speak for. @default - nothing is to be written */
  readonly scope?: Scope;
}

/** Computes and checks everything that a run writes. */
export function judge({ files, output, locks = 'locks', scope, removed = [], enabled }: SynthOptions): Judged {
  const isNamed = (file: string) => scope === 'all' || scope.includes(environmentName(file));
  const named = files.filter(isNamed);
  const loaded = loadEnvironments(named);
  const stacks = loaded.environments.map((environment) =>
    synthesizeOne({ ...environment, enabled: enabled ?? environment.enabled }, { output, locks }),
  );
  const others = loadEnvironments(files.filter((file) => !isNamed(file))).environments;
  const judged = [...stacks, ...sharedFindings(loaded.environments, others, files)];
  const emptied = scope === 'all' ? emptying({ files, output, removed, enabled }, loaded.environments) : [];
  const findings = [...loaded.findings, ...judged.flatMap((each) => each.findings), ...emptied];

  const failing = judged.filter(({ findings: own }) => own.some(isError)).map(({ name }) => name);
  const unloaded = named.filter((file) => loaded.findings.some(({ place }) => place?.file === file));
  const missing = named.filter((file) => loaded.environments.every((environment) => environment.file !== file));
  const refused = [...new Set([...failing, ...[...unloaded, ...missing].map(environmentName)])];
  const written = writable(scope, refused, findings);
  const own = stacks.filter(({ name }) => !refused.includes(name)).flatMap((stack) => stack.files);
  return {
    environments: loaded.environments.map(({ name }) => name),
    refused,
    findings,
    files: [...sharedFiles(own), ...own],
    ...(written && { scope: written }),
  };
}

/** One error stops all environments, unless they are named. */
function writable(scope: Scope, refused: readonly string[], findings: readonly LocatedFinding[]): Scope | undefined {
  if (scope === 'all') return findings.some(isError) ? undefined : scope;
  const written = scope.filter((name) => !refused.includes(name));
  return written.length > 0 ? written : undefined;
}

function emptying(
  {
    files,
    output,
    removed,
    enabled,
  }: Pick<SynthOptions, 'files' | 'output' | 'enabled'> & { removed: readonly string[] },
  environments: readonly Environment[],
): readonly LocatedFinding[] {
  if (files.length === 0) return noEnvironment(output, removed);
  return enabled === false ? allOff(output, environments) : [];
}

/** What two environments must not share is a fault of the second, in the order of their files, named or not. */
function sharedFindings(
  named: readonly Environment[],
  others: readonly Environment[],
  files: readonly string[],
): readonly Pick<Synthesized, 'name' | 'findings'>[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const all = [...named, ...others].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
  return [...bucketsShared(all), ...streamsShared(all)]
    .filter(({ environment }) => named.includes(environment))
    .map(({ environment, finding }) => ({
      name: environment.name,
      findings: [locateFinding(finding, environment)],
    }));
}

function isError({ finding }: LocatedFinding): boolean {
  return finding.severity === 'error';
}
