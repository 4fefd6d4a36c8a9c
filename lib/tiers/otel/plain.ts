import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { isJsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import type { Tier } from '../tier';
import { joinOtelParts } from './join-parts';
import { instanceLabels, type WorkloadIdentity } from './names';
import type { LogPipeline } from './pipeline';
import { plainObjects } from './plain-objects';
import { scrapeValues } from './release';
import type { ResolvedOtel } from './settings';
import { shipperFlows, shipperRights } from './shipper';
import { shipperPipelines, shipperSetup } from './shipper-setup';
import { collectorWorkload } from './workload';

/**
 * The shipper as a DaemonSet of plain objects, without Helm: the same collector, made of the same values. There is no
 * receiver for what Talos sends.
 */
export function plainOtelTier(props: ResolvedOtel): Tier {
  const pipelines = shipperPipelines(props, IDENTITY, false);
  if (pipelines.length === 0) return joinOtelParts(props, []);
  const values = plainValues(props, pipelines);
  const { chart, shipper } = props;
  const workload = collectorWorkload(IDENTITY, { chart, namespace: shipper.namespace, values }, pipelines);
  const part = {
    workloads: [workload],
    flows: shipperFlows(props, workload),
    releases: [],
    prerequisites: shipperRights(props, workload),
  };
  return { ...joinOtelParts(props, [part]), objects: plainObjects({ workload, values, version: chart.program }) };
}

/** No name of a chart is in them. */
const IDENTITY: WorkloadIdentity = {
  name: 'otel-shipper',
  kind: 'DaemonSet',
  podLabels: instanceLabels('otel-shipper'),
  serviceAccount: 'otel-shipper',
};

/** In the terms of the chart, in which the rest of the shipper is said; the configuration is no template here. */
function plainValues(props: ResolvedOtel, pipelines: readonly LogPipeline[]): JsonObject {
  const { config, values } = shipperSetup(props, pipelines);
  const resources = toJson(props.shipper.resources);
  return mergeValues(
    ...['otel/base.yaml', 'otel/shipper.yaml', 'otel/plain.yaml'].map(readChartValues),
    ...scrapeValues(props),
    { alternateConfig: config },
    ...values,
    isJsonObject(resources) ? { resources } : {},
  );
}
