import { Construct } from 'constructs';
import { checkEnvironment, checkPlan } from '../checks/all';
import { once } from '../collections/once';
import { acknowledgeFindings, applyAcknowledgements } from '../findings/acknowledge';
import { type Finding, hasErrors } from '../findings/finding';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import { asOneError, reportFindings } from '../findings/validation';
import type { Environment } from '../plan/environment';
import { planStack, type StackPlan } from '../plan/plan';
import { addCharts } from './charts';

/**
 * The logging stack of one environment as a construct tree: a chart for the engine's entry objects, and one a stage, if
 * there are any. What the command finds is a validation: errors stop the synth of the app.
 *
 * @example
 * const { environments } = loadEnvironments(['environments/homelab-staging.yaml']);
 * const app = new App();
 * for (const environment of environments) new LoggingStack(app, environment.name, environment);
 * app.synth();
 */
export class LoggingStack extends Construct {
  private readonly planned?: StackPlan;
  private readonly find: () => readonly LocatedFinding[];

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const early = checkEnvironment(environment, {});
    const planned = hasErrors(early) ? undefined : planStack(environment);
    this.planned = planned;
    this.find = once(() => openFindings(environment, early, planned));
    if (planned) addCharts(this, planned.delivery);
    reportFindings(this, this.find);
  }

  /** What the tree is made of. @throws if errors keep it from being planned, with their texts */
  get plan(): StackPlan {
    if (!this.planned) throw asOneError(this.findings);
    return this.planned;
  }

  /** What is wrong with it, or risky, and not acknowledged, each with its place in the file. */
  get findings(): readonly LocatedFinding[] {
    return this.find();
  }
}

/** @param plan nothing if errors that were found early keep it from being planned */
function openFindings(
  { acknowledge, locate }: Environment,
  early: readonly Finding[],
  plan: StackPlan | undefined,
): readonly LocatedFinding[] {
  const { open } = plan
    ? acknowledgeFindings([...early, ...checkPlan(plan)], acknowledge)
    : applyAcknowledgements(early, acknowledge);
  return open.map((finding) => findingAt(locate(finding.path), finding));
}
