import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { attach } from '../delivery/attach';
import type { Delivery } from '../delivery/delivery';
import { STAGES } from '../delivery/stage';

/** Makes a chart for the engine's entry objects, and one a stage; none where there is nothing. */
export function addCharts(scope: Construct, { engine, entry, stages }: Delivery): void {
  const charts = [[engine, entry] as const, ...STAGES.map((stage) => [stage, stages[stage]] as const)];
  for (const [id, manifests] of charts) if (manifests.length > 0) attach(new Chart(scope, id), manifests);
}
