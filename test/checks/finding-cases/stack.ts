import { HELM_CONTROLLER_CHECKS } from '../../../lib/delivery/helm-controller/checks';
import { runChecks } from '../../../lib/findings/check';
import { invalidCidrs } from '../../../lib/mesh/checks/cidrs';
import { unknownSenders } from '../../../lib/mesh/checks/members';
import { Duration } from '../../../lib/units/duration';
import { meshOf, receiver, shipper, shipperOtlp } from '../../mesh/fixtures';
import { runCheck } from '../../support/checks';
import { release } from '../../support/fixtures';
import type { Cases } from './case';
import { collectedBy, minimal, patch, sections } from './environment';

const MESH = 'mesh: { istio: {} }';
const inMesh = (...lines: readonly string[]) => sections(MESH, ...lines);
const RECEIVED = 'otel: { shipper: { namespace: a }, receiver: { namespace: b } }';
const query = (text: string) => sections(`readme: { queries: { Mine: '${text}' } }`);
const alerting = (expr: string) =>
  sections('monitoring: { alerts: true, serviceMonitors: true, podMonitors: true }', rulePatch(expr));
const rulePatch = (expr: string) => patch('PrometheusRule', 'alloy', '/spec/groups/0/rules/0/expr', expr);

/** What is found of the mesh. */
export const MESH_CASES: Cases = {
  'mesh/missing-cidrs': collectedBy(RECEIVED, inMesh('logs: { talos: true }')),
  'mesh/open-cidr': inMesh().replace('nodes: 3', 'nodes: 3, nodeCidrs: [0.0.0.0/0]'),
  'mesh/cidr-invalid': () => runCheck(invalidCidrs, { mesh: meshOf([shipper], [], { nodeCidrs: ['the nodes'] }) }),
  'mesh/label-on-host-network': collectedBy(
    RECEIVED,
    inMesh('logs: { talos: true }', 'namespaces: { b: { labels: { istio.io/dataplane-mode: ambient } } }'),
  ).replace('nodes: 3', 'nodes: 3, nodeCidrs: [10.0.0.0/24]'),
  'mesh/existing-namespace': inMesh('namespaces: { monitoring: { existing: true } }'),
  'mesh/sidecar-label': inMesh('namespaces: { monitoring: { labels: { istio-injection: enabled } } }'),
  'mesh/member-unknown': sections('mesh: { istio: { members: [nobody] } }'),
  'mesh/outside-sender': inMesh('monitoring: { serviceMonitors: true, scraperNamespace: prometheus }'),
  'mesh/unknown-sender': () => {
    const stranger = { from: { external: 'Somebody' }, to: shipperOtlp, purpose: 'try' };
    return runCheck(unknownSenders, { mesh: meshOf([receiver, shipper], [stranger]) });
  },
  'mesh/selector-matches-nothing': inMesh(
    patch('NetworkPolicy', 'alloy', '/spec/podSelector/matchLabels', { app: 'nobody' }),
  ),
};

/** What is found of what was built, and of what is asked of it. */
export const BUILT: Cases = {
  'namespaces/unused': sections('namespaces: { nowhere: { existing: true } }'),
  'namespaces/pod-security': sections('namespaces: { monitoring: { podSecurity: restricted } }'),
  'delivery/releases-without-helm': minimal(['flux: {}', 'manifests: {}']),
  'delivery/unwritable-key': sections('monitoring: { serviceMonitors: true, selectorLabels: { constructor: a } }'),
  'delivery/argocd-project': minimal([
    'flux: {}',
    'argocd: { project: default, source: { repoUrl: "https://git.example/a/b" } }',
  ]),
  'delivery/helm-chart-config-own': minimal([
    'flux: {}',
    'helmController: { chartConfigs: { alloy: { controller: { podAnnotations: { a: b } } } } }',
  ]),
  'delivery/helm-chart-name': () => {
    const helmController = { namespace: 'kube-system', timeout: Duration.minutes(15), chartConfigs: {} };
    const releases = [release(), release({ namespace: 'elsewhere' })];
    return runChecks(HELM_CONTROLLER_CHECKS, { helmController, releases });
  },
  'monitoring/alerts-unscraped': sections('monitoring: { alerts: true }'),
  'queries/logql-syntax': query('{namespace="web"'),
  'queries/regex': query('{namespace=~"(?!kube-).+"}'),
  'queries/empty-selector': query('{namespace=~".*"}'),
  'queries/unknown-label': query('{namspace="web"}'),
  'queries/no-source': query('{cluster="staging"}'),
  'queries/promql-syntax': alerting('sum('),
  'queries/unknown-metric': alerting('nothing_total'),
  'queries/unknown-metric-label': alerting('up{colour="red"}'),
};
