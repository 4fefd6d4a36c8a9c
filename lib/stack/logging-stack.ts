import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { STAGES } from '../delivery/stage';
import type { Manifest } from '../kubernetes/manifest';
import type { Environment } from '../plan/environment';
import { planStack, type StackPlan } from '../plan/plan';

/**
 * The logging stack of one environment as a construct tree: a chart for the engine's entry objects, and one a stage, if
 * there are any.
 */
export class LoggingStack extends Construct {
  /** What the tree was made from. */
  readonly plan: StackPlan;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.plan = planStack(environment);
    const { engine, entry, stages } = this.plan.delivery;
    const charts = [[engine, entry] as const, ...STAGES.map((stage) => [stage, stages[stage]] as const)];
    for (const [id, manifests] of charts) if (manifests.length > 0) attach(new Chart(this, id), manifests);
  }
}

/** Adds objects to a chart as they are. */
export function attach(chart: Chart, manifests: readonly Manifest[]): void {
  for (const manifest of manifests) new ApiObject(chart, objectId(manifest), manifest);
}

function objectId({ kind, metadata: { name, namespace } }: Manifest): string {
  return [namespace, name, kind].filter((part) => part !== undefined).join('.');
}
