import type { LogSource } from '../logs/sources';
import type { StackPlan } from '../plan/plan';
import { selectSource } from '../queries/source-selector';
import { quote, type SmokeCheck } from './check';

const TITLES: Readonly<Record<LogSource, string>> = {
  pods: 'pods',
  nodeFiles: 'files of the node',
  machineLogs: 'machine logs',
  journal: 'journals',
  rke2: 'files of RKE2',
  events: 'Kubernetes events',
  talos: 'kernel and services of Talos',
};

/** Each source that is collected has lines of the last hour, asked for by the labels that it promises. */
export function sourceChecks({ environment, labels }: StackPlan): readonly SmokeCheck[] {
  return labels.flatMap((source) => {
    const selector = `{${selectSource(source, environment.cluster)}}`;
    return [
      {
        name: `${source.source.replaceAll(/[A-Z]+/g, (part) => `_${part.toLowerCase()}`)}_arrive`,
        title: `lines of the last hour: ${TITLES[source.source]}`,
        body: [
          'reachable "$QUERY"',
          `found ${quote(selector)} || fail ${quote(`none match ${selector}`)}`,
          `echo ${quote(selector)}`,
        ],
      },
      ...(source.source === 'machineLogs' ? [machineUnits(selector)] : []),
    ];
  });
}

/** Without these two a node runs no pod. The runtime is containerd, or the plugin of it that Talos names `cri`. */
function machineUnits(selector: string): SmokeCheck {
  return {
    name: 'machine_units_are_known',
    title: 'machine logs are of the kubelet and of the container runtime',
    body: [
      'reachable "$QUERY"',
      `units=$(ask "$QUERY/loki/api/v1/label/unit/values" --get --data-urlencode ${quote(`query=${selector}`)}) || fail "it does not answer"`,
      'grep -q "\\"kubelet\\"" <<<"$units" || fail "no unit kubelet: $units"',
      'grep -qE "\\"(containerd|cri)\\"" <<<"$units" || fail "no unit of the runtime: $units"',
      'echo "$units"',
    ],
  };
}
