import { type Release, releaseValues } from '../../charts/release';
import { mergeValues, readChartValues } from '../../charts/values';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import { readsForeignFiles } from '../tier-parts';
import { client } from './client';
import { mountValues } from './mounts';
import { OWNED } from './owned';
import type { ResolvedPromtail } from './settings';
import { sources } from './sources';

/** The name of the release. It contains that of the chart, so the chart gives it to all its objects. */
export const NAME = 'promtail';

export function promtailRelease(props: ResolvedPromtail): Release {
  const { logs, push, namespace, chart, resources, port, values } = props;
  const given = toJson(resources);
  return {
    name: NAME,
    namespace,
    chart,
    ...releaseValues(
      mergeValues(
        readChartValues('promtail/base.yaml'),
        chart.version === LABELLED ? { service: { labels: { 'app.kubernetes.io/component': 'metrics' } } } : {},
        mountValues(props),
        ...(readsForeignFiles(logs) ? [READ_ANY_FILE] : []),
        isJsonObject(given) ? { resources: given } : {},
        {
          config: {
            serverPort: port,
            clients: [client(logs.cluster, push)],
            snippets: { sources: sources(logs) },
          },
        },
      ),
      values,
    ),
    owned: OWNED,
    valuesPath: ['collector', 'promtail', 'values'],
    after: [],
  };
}

/** Version whose Service is no YAML without labels of its own: grafana/helm-charts@promtail-6.16.0:charts/promtail/templates/service-metrics.yaml */
const LABELLED = '6.16.0';

/** Root without capabilities reads what root owns: the files of pods, the journal, and what RKE2 and Talos write. */
const READ_ANY_FILE: JsonObject = { containerSecurityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } } };
