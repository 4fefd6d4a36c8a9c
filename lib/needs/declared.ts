import type { StackPlan } from '../plan/plan';
import type { Call, Declared } from '../references/declared';
import { type Flow, isExternal } from '../wiring/flow';
import type { Workload } from '../wiring/workload';
import { foreignNamespaces, foreignObjects, foreignSecrets, foreignServices } from './foreign';
import { knownPorts } from './known-ports';
import { unusedServices } from './unused-services';

/** Lists what exists, or is meant to, beside the objects of an environment. */
export function declaredBy(plan: StackPlan): Declared {
  const { flows, workloads } = plan.wiring;
  return {
    namespaces: foreignNamespaces(plan),
    secrets: foreignSecrets(plan),
    services: foreignServices(plan),
    unusedServices: unusedServices(plan),
    ports: knownPorts(plan),
    objects: foreignObjects(plan),
    calls: plan.environment.enabled ? [...flows.flatMap(calledBy), ...workloads.flatMap(scraped)] : [],
  };
}

function calledBy({ to }: Flow): readonly Call[] {
  if (isExternal(to) || !to.workload) return [];
  return [callOf(to.workload, to.containerPort)];
}

function scraped(workload: Workload): readonly Call[] {
  return workload.metrics ? [callOf(workload, workload.metrics.containerPort)] : [];
}

function callOf({ namespace, podLabels }: Workload, port: number): Call {
  return { namespace, podLabels: { ...podLabels }, port };
}
