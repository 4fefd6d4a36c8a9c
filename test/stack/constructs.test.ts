import { Chart, Testing } from 'cdk8s';
import { FluxDelivery } from '../../lib/delivery/flux/construct';
import type { Manifest } from '../../lib/kubernetes/manifest';
import { LogSources } from '../../lib/logs/sources/log-sources';
import { MeshPolicies } from '../../lib/mesh/construct';
import { Alerts } from '../../lib/monitoring/alerts';
import { Dashboard } from '../../lib/monitoring/dashboard/construct';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { Alloy } from '../../lib/tiers/alloy/construct';
import { GrafanaDatasource } from '../../lib/tiers/grafana/construct';
import { Loki } from '../../lib/tiers/loki/construct';
import { LokiStorage } from '../../lib/tiers/loki/storage/kinds';
import { OtelCollector } from '../../lib/tiers/otel/construct';
import { Duration } from '../../lib/units/duration';
import { loadOne } from '../environment/in-memory';

// A stack that is put together by hand is the one that a file asks for, object by object.

const SHARED = `
cluster: edge
platform: { distribution: k3s, nodes: 3, nodeCidrs: [10.0.0.0/24] }
delivery: { flux: {} }
loki:
  namespace: logging
  retention: 14d
  storage: { s3: { region: eu-west-1, buckets: { chunks: chunks }, credentialsSecret: loki-s3 } }
  topology: distributed
  tenant: edge
grafana: { datasource: { namespace: grafana }, dashboard: { namespace: grafana } }
monitoring: { serviceMonitors: true, podMonitors: true, alerts: true, scraperNamespace: watch }
mesh: { istio: { members: [grafana, watch] } }
`;

const platform = { distribution: 'k3s', nodes: 3, nodeCidrs: ['10.0.0.0/24'] } as const;

function storeIn(chart: Chart, otlpIndexLabels: readonly string[] = []): Loki {
  return new Loki(chart, 'loki', {
    namespace: 'logging',
    retention: Duration.days(14),
    storage: LokiStorage.s3({
      region: 'eu-west-1',
      buckets: { chunks: 'chunks' },
      credentialsSecret: 'loki-s3',
    }),
    topology: 'distributed',
    tenant: 'edge',
    otlpIndexLabels,
    meshed: true,
    platform,
  });
}

/** All that stands around a store and a collector. */
function deliver(chart: Chart, loki: Loki, collector: Alloy | OtelCollector): readonly Manifest[] {
  const watches = [loki, collector];
  const datasource = new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store: loki });
  const parts = [loki, collector, datasource];
  const mesh = { parts, members: ['grafana', 'watch'], scraperNamespace: 'watch', platform };
  const others = [
    new MeshPolicies(chart, 'mesh', mesh),
    new Alerts(chart, 'alerts', { watches }),
    new Dashboard(chart, 'dashboard', { cluster: 'edge', namespace: 'grafana', watches }),
  ];
  new FluxDelivery(chart, 'flux', { parts: [...parts, ...others] });
  return Testing.synth(chart);
}

/** What a file asks for, without what points at its folder. */
function ofFile(text: string): readonly Manifest[] {
  const app = Testing.app();
  new LoggingStack(app, 'edge', loadOne(text));
  const charts = app.node.findAll().filter(Chart.isChart);
  return charts
    .flatMap((chart): readonly Manifest[] => Testing.synth(chart))
    .filter(({ kind }) => kind !== 'Kustomization');
}

const byName = (manifests: readonly Manifest[]) =>
  Object.fromEntries(
    manifests.map((manifest) => [
      `${manifest.kind} ${manifest.metadata.namespace} ${manifest.metadata.name}`,
      manifest,
    ]),
  );

test('with Alloy', () => {
  const chart = new Chart(Testing.app(), 'edge');
  const loki = storeIn(chart);
  const collects = [LogSources.pods({ parse: ['json'] }), LogSources.journal(), LogSources.events()];
  const alloy = new Alloy(chart, 'alloy', { namespace: 'agents', cluster: 'edge', store: loki, collects, platform });
  const file = `${SHARED}collector: { alloy: { namespace: agents } }\nlogs: { pods: { parse: [json] }, journal: true, events: true }\n`;
  expect(byName(deliver(chart, loki, alloy))).toEqual(byName(ofFile(file)));
});

test('with OpenTelemetry, whose attributes Loki is told to index', () => {
  const chart = new Chart(Testing.app(), 'edge');
  const loki = storeIn(chart, OtelCollector.indexLabels());
  const shipper = { namespace: 'agents' };
  const otel = new OtelCollector(chart, 'otel', { shipper, cluster: 'edge', store: loki, platform });
  const file = `${SHARED}collector: { otel: { shipper: { namespace: agents } } }\n`;
  expect(byName(deliver(chart, loki, otel))).toEqual(byName(ofFile(file)));
});
