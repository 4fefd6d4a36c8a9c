import type { TelemetrySpec } from '../../../imports/telemetry.istio.io';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { join, md } from '../../syntax/markdown';
import type { ManualStep } from '../manual-step';
import type { Tier } from '../tier';
import { meshConfig } from './access-log-format';

/** Access logs of Istio's sidecars and waypoints that bear the ids of traces. */
export interface AccessLogSettings {
  /** Namespaces whose proxies write them. */
  readonly namespaces: readonly string[];

  /** Name of the extension provider in Istio's mesh configuration. */
  readonly provider: string;
}

/** Istio's part of following lines to traces. Proxies write to their standard output, so their lines are those of pods. */
export function accessLogTier({ namespaces, provider }: AccessLogSettings): Tier {
  return {
    name: 'istio',
    workloads: [],
    flows: [],
    releases: [],
    prerequisites: [],
    configs: [...new Set(namespaces)].map((namespace) => telemetry(namespace, provider)),
    secrets: [],
    manualSteps: [manualStep(provider)],
  };
}

/**
 * Switches the access logs of a namespace on. Without a selector, because those with one pass waypoints by
 * (istio/istio@1.30.3:pilot/pkg/model/telemetry.go).
 */
function telemetry(namespace: string, provider: string): Manifest {
  const spec: Plain<TelemetrySpec> = { accessLogging: [{ providers: [{ name: provider }] }] };
  return {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'access-logs', namespace, labels: PART_OF },
    spec,
  };
}

function manualStep(provider: string): ManualStep {
  return {
    path: 'istio/mesh-config.yaml',
    content: meshConfig(provider),
    title: 'Mesh configuration of Istio',
    instruction: INSTRUCTION,
  };
}

const INSTRUCTION = join(
  [
    md`Istio writes ids of traces into access logs only in a format of its own choosing: the file has it, as values for the chart \`istiod\`; in the ConfigMap \`istio\`, what stands below \`meshConfig\` belongs into the key \`mesh\`.`,
    md`A list in Helm values replaces the one before it: join this entry with the \`extensionProviders\` that are there.`,
    md`Until istiod knows the provider, the namespaces have no access logs at all.`,
    md`The lines come from sidecars and waypoints. ztunnel logs no ids of traces, so a namespace in ambient mode needs a waypoint.`,
    md`Of several Telemetry objects for a whole namespace Istio heeds the oldest alone: look for one with \`kubectl get telemetry -A\`.`,
  ],
  ' ',
);
