import { anyOf } from '../syntax/re2-literal';
import { sh } from '../syntax/shell';
import { isExternal } from '../wiring/flow';
import type { Wiring } from '../wiring/wiring';
import type { SmokeCheck } from './check';

/**
 * No Service of the stack can be reached from outside of the cluster, but by the Ingress that was asked for.
 * @param exposed names of Services that this one leads to
 */
export function exposureCheck(wiring: Wiring, exposed: readonly string[]): readonly SmokeCheck[] {
  const namespaces = [...new Set(wiring.workloads.map(({ namespace }) => namespace))].sort();
  const called = wiring.flows.flatMap(({ to }) =>
    isExternal(to) || !to.workload || !to.service ? [] : [to.service.name],
  );
  const scraped = wiring.workloads.flatMap(({ name, metrics }) => [
    name,
    ...(metrics?.service ? [metrics.service.name] : []),
  ]);
  const services = [...new Set([...called, ...scraped])].sort();
  const asked = exposed.length > 0;
  const ours = anyOf(services);
  const inner = anyOf(services.filter((name) => !exposed.includes(name)));
  return [
    {
      name: 'nothing_is_exposed',
      title: asked ? 'only the Ingress that was asked for leads in' : 'nothing leads in from outside of the cluster',
      body: [
        sh`namespaces=(${namespaces})`,
        sh`for namespace in "\${namespaces[@]}"; do`,
        sh`  services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"`,
        sh`  ! grep -xE ${ours} "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"`,
        sh`  ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"`,
        sh`  ! grep -xE ${inner} "$WORK/open" || fail "an Ingress in $namespace leads there"`,
        sh`done`,
        sh`echo ${`none of ${services.join(', ')}`}`,
      ],
    },
  ];
}
