import { isExternal } from '../wiring/flow';
import type { Wiring } from '../wiring/wiring';
import { quote, type SmokeCheck, words } from './check';

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
  const ours = services.join('|');
  const inner = services.filter((name) => !exposed.includes(name)).join('|');
  return [
    {
      name: 'nothing_is_exposed',
      title: asked ? 'only the Ingress that was asked for leads in' : 'nothing leads in from outside of the cluster',
      body: [
        `namespaces=(${words(...namespaces)})`,
        'for namespace in "${namespaces[@]}"; do',
        '  services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"',
        `  ! grep -xE ${quote(ours)} "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"`,
        '  ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"',
        `  ! grep -xE ${quote(inner)} "$WORK/open" || fail "an Ingress in $namespace leads there"`,
        'done',
        `echo ${quote(`none of ${services.join(', ')}`)}`,
      ],
    },
  ];
}
