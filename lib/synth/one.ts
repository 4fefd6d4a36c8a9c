import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { checkEnvironment, checkPlan } from '../checks/all';
import { linkStack } from '../checks/links';
import { acknowledgeChanges, acknowledgeFindings, applyAcknowledgements } from '../findings/acknowledge';
import { type Finding, hasErrors } from '../findings/finding';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import type { JsonObject } from '../kubernetes/json';
import { committedLokiValues } from '../output/committed';
import { unreadableCommit } from '../output/committed-findings';
import type { OutputFile } from '../output/file';
import { isOutdated } from '../output/present';
import { renderStack } from '../output/render';
import type { Environment } from '../plan/environment';
import { planStack, type StackPlan } from '../plan/plan';
import { readInventories } from '../rendered/inventories';
import { addCharts } from '../stack/charts';
import type { Folders } from './folders';

/** The files of one environment, and what was found. */
export interface Synthesized {
  /** Name of the environment. */
  readonly name: string;

  /** Files of its folder; none if it has errors. */
  readonly files: readonly OutputFile[];
  readonly findings: readonly LocatedFinding[];

  /**
   * What an earlier run wrote of Loki's values, which this one was compared with.
   * @default - it has errors, or another run would find something else
   */
  readonly committed?: JsonObject;
}

/** What a run is asked for, as far as its files or findings depend on it. */
export interface Asked extends Folders {
  /** @default - as the files say */
  readonly enabled?: boolean;

  /** Where the output folder is in its repository. @default 'dist' */
  readonly delivered?: string;
}

/** Values that contradict each other are found before anything is built of them. */
export function synthesizeOne(environment: Environment, { output, locks }: Folders): Synthesized {
  const { name } = environment;
  const located = (findings: readonly Finding[]) => findings.map((finding) => locateFinding(finding, environment));
  const committed = committedLokiValues(output, name);
  if ('unreadable' in committed)
    return { name, files: [], findings: located([unreadableCommit(committed.unreadable)]) };

  const early = checkEnvironment(environment, committed.values);
  if (hasErrors(early))
    return { name, files: [], findings: located(applyAcknowledgements(early, environment.acknowledge).open) };

  const plan = planStack(environment);
  const all = [...early, ...checkPlan(plan), ...linkStack(plan, readInventories(locks, name))];
  const { open, acknowledged } = acknowledgeFindings(all, environment.acknowledge);
  if (hasErrors(open)) return { name, files: [], findings: located(open) };
  const tree = new Construct(new App(), name);
  addCharts(tree, plan.delivery);
  const files = renderStack({ plan, node: tree.node }, acknowledged);
  const changes = acknowledgeChanges(changesIn(plan, files, { output, locks }), environment.acknowledge);
  const findings = located([...open, ...changes.open]);
  if (hasErrors(changes.open)) return { name, files: [], findings };
  // What is accepted is told otherwise once it is written.
  return { name, files, findings, ...(changes.acknowledged.length === 0 && { committed: committed.values }) };
}

/** Nothing is compared where nothing is written: most runs change one environment of many. */
function changesIn(plan: StackPlan, files: readonly OutputFile[], folders: Folders): readonly Finding[] {
  const isChanged = files.some((file) => file.path.endsWith('.yaml') && isOutdated(folders.output, file));
  return isChanged ? comparing().findChanges(plan, folders) : [];
}

/** Loaded for the first change: it reads what an earlier run wrote. */
const comparing = (): typeof import('./stopped') => require('./stopped');

/** Places a finding in the file of its environment. */
function locateFinding(finding: Finding, environment: Environment): LocatedFinding {
  return findingAt(environment.locate(finding.path), finding);
}
