import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { checkEnvironment, checkPlan } from '../checks/all';
import { linkStack } from '../checks/links';
import { streamsShared } from '../checks/streams-shared';
import { loadEnvironments } from '../environment/load';
import { acknowledgeFindings, applyAcknowledgements } from '../findings/acknowledge';
import { type Finding, hasErrors } from '../findings/finding';
import type { LocatedFinding } from '../findings/located-finding';
import { committedLokiValues } from '../output/committed';
import type { OutputFile } from '../output/file';
import { renderStack, sharedFiles } from '../output/render';
import { type Scope, type WriteResult, writeFiles } from '../output/write';
import type { Environment } from '../plan/environment';
import { planStack } from '../plan/plan';
import { readInventories } from '../rendered/inventories';
import { addCharts } from '../stack/charts';
import { bucketsShared } from '../tiers/loki/checks/buckets';

export interface SynthOptions {
  /** Environment files. */
  readonly files: readonly string[];

  /** Folder that is written: one folder an environment. */
  readonly output: string;

  /** Folder of the rendered inventories: one folder an environment. @default 'locks' */
  readonly locks?: string;

  /** What the run speaks for: `all` also removes the folders of environments that are gone. */
  readonly scope: Scope;

  /** Switches stacks on or off. @default - as the files say */
  readonly enabled?: boolean;
}

/** What a run wrote and found. */
export interface SynthResult {
  /** Names of the environments that were loaded. */
  readonly environments: readonly string[];

  /** What was found and is not acknowledged, in the order of the files. */
  readonly findings: readonly LocatedFinding[];

  /** `undefined` when errors stopped the run: the output folder is as it was. */
  readonly result: WriteResult | undefined;
}

/** Synthesizes environments: everything is computed and checked before the first file is written. */
export function synthesize({
  files: environmentFiles,
  output,
  locks = 'locks',
  scope,
  enabled,
}: SynthOptions): SynthResult {
  const loaded = loadEnvironments(environmentFiles);
  const stacks = loaded.environments.map((environment) =>
    synthesizeOne({ ...environment, enabled: enabled ?? environment.enabled }, { output, locks }),
  );
  const shared = [...bucketsShared(loaded.environments), ...streamsShared(loaded.environments)].map(
    ({ environment, finding }) => locateFinding(finding, environment),
  );
  const findings = [...loaded.findings, ...stacks.flatMap((stack) => stack.findings), ...shared];
  const files = stacks.flatMap((stack) => stack.files);
  const failed = findings.some(({ finding }) => finding.severity === 'error');
  return {
    environments: loaded.environments.map((environment) => environment.name),
    findings,
    result: failed ? undefined : writeFiles(output, [...sharedFiles(files), ...files], scope),
  };
}

interface Synthesized {
  readonly files: readonly OutputFile[];
  readonly findings: readonly LocatedFinding[];
}

/** What earlier runs left for this one. */
interface Folders {
  readonly output: string;
  readonly locks: string;
}

/** Values that contradict each other are found before anything is built of them. */
function synthesizeOne(environment: Environment, { output, locks }: Folders): Synthesized {
  const { name } = environment;
  const early = checkEnvironment(environment, committedLokiValues(output, name));
  const located = (findings: readonly Finding[]) => findings.map((finding) => locateFinding(finding, environment));
  if (hasErrors(early))
    return { files: [], findings: located(applyAcknowledgements(early, environment.acknowledge).open) };

  const plan = planStack(environment);
  const all = [...early, ...checkPlan(plan), ...linkStack(plan, readInventories(locks, name))];
  const { open, acknowledged } = acknowledgeFindings(all, environment.acknowledge);
  if (hasErrors(open)) return { files: [], findings: located(open) };
  const tree = new Construct(new App(), name);
  addCharts(tree, plan.delivery);
  return { files: renderStack({ plan, node: tree.node }, acknowledged), findings: located(open) };
}

function locateFinding(finding: Finding, environment: Environment): LocatedFinding {
  return { finding, location: environment.locate(finding.path) };
}
