import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { STAGES } from './delivery/stage';
import type { Environment } from './environment/environment';
import type { Manifest } from './kubernetes/manifest';
import { planStack, type StackPlan } from './plan';

/** The logging stack of one environment as a construct tree: a chart for the engine's entry objects, and one a stage. */
export class LoggingStack extends Construct {
  /** What the tree was made from. */
  readonly plan: StackPlan;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.plan = planStack(environment);
    const { engine, entry, stages } = this.plan.delivery;
    attach(new Chart(this, engine), entry);
    for (const stage of STAGES) attach(new Chart(this, stage), stages[stage]);
  }
}

/** Adds objects to a chart as they are. */
export function attach(chart: Chart, manifests: readonly Manifest[]): void {
  for (const manifest of manifests) new ApiObject(chart, objectId(manifest), manifest);
}

function objectId({ kind, metadata: { name, namespace } }: Manifest): string {
  return [namespace, name, kind].filter((part) => part !== undefined).join('.');
}
