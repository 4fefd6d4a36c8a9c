import { wholeNumber } from '../../charts/go-template';
import { isOn, type Refusal, refuseIf } from '../../charts/refusal';
import { knownSince } from '../../charts/versions';
import { type JsonObject, listIn, valueAt } from '../../kubernetes/json';

// open-telemetry/opentelemetry-helm-charts@opentelemetry-collector-{0.145.0,0.170.0}:charts/opentelemetry-collector/templates/NOTES.txt

const MODES = ['daemonset', 'deployment', 'statefulset'];
const SIGNALS = ['traces', 'metrics', 'logs'];

/** Images without the receiver for profiles: `profilingUnsupportedImages` in its _helpers.tpl. */
const NO_PROFILES = [
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'opentelemetry-collector-k8s',
  'opentelemetry-collector-otlp',
];

/** What every known version of the chart for the collector refuses to render. */
const COMMON: readonly Refusal[] = [
  (values) =>
    refuseIf(!isOn(values, 'image', 'repository'), {
      path: ['image', 'repository'],
      reason: 'it installs no image by itself, and none is named',
      fix: { path: ['image', 'repository'] },
    }),
  (values) =>
    refuseIf(!MODES.includes(String(values.mode)), {
      path: ['mode'],
      reason: `mode is none of ${MODES.join(', ')}`,
      fix: { path: ['mode'] },
    }),
  (values) =>
    refuseIf(values.dnsPolicy === 'None' && !isOn(values, 'dnsConfig'), {
      path: ['dnsPolicy'],
      reason: 'a dnsPolicy of None needs a dnsConfig',
      fix: { path: ['dnsPolicy'], value: 'ClusterFirst' },
    }),
  (values) => {
    const extensions = listIn(values, 'config', 'service', 'extensions');
    return refuseIf(!extensions.includes('health_check') && !extensions.includes('healthcheckv2'), {
      path: ['config', 'service', 'extensions'],
      reason: 'config.service.extensions lacks health_check, which the probes of its pods ask',
      fix: { path: ['config', 'service', 'extensions'], value: ['health_check', ...extensions] },
    });
  },
  ...['existingName', 'existingPath'].map(
    (key): Refusal =>
      (values) =>
        refuseIf(isOn(values, 'configMap', 'create') && isOn(values, 'configMap', key), {
          path: ['configMap', key],
          reason: 'it makes a ConfigMap of its own, and another one is named',
          fix: { path: ['configMap', key] },
        }),
  ),
  ...SIGNALS.map(
    (signal): Refusal =>
      (values) => {
        const telemetry = ['internalTelemetryViaOTLP'];
        const endpoint = isOn(values, ...telemetry, 'endpoint') || isOn(values, ...telemetry, signal, 'endpoint');
        return refuseIf(isOn(values, ...telemetry, signal, 'enabled') && !endpoint, {
          path: [...telemetry, signal, 'enabled'],
          reason: `its own ${signal} are to be sent, and no endpoint is named`,
          fix: { path: [...telemetry, signal, 'enabled'], value: false },
        });
      },
  ),
  (values) =>
    refuseIf(
      isOn(values, 'presets', 'logsCollection', 'enabled') &&
        isOn(values, 'presets', 'annotationDiscovery', 'logs', 'enabled'),
      {
        path: ['presets', 'annotationDiscovery', 'logs', 'enabled'],
        reason: 'the presets logsCollection and annotationDiscovery.logs exclude each other',
        fix: { path: ['presets', 'annotationDiscovery', 'logs', 'enabled'], value: false },
      },
    ),
  profilesImpossible,
];

function profilesImpossible(values: JsonObject) {
  const repository = String(valueAt(values, 'image', 'repository'));
  const lacks = NO_PROFILES.some((image) => repository === image || repository.endsWith(`/${image}`));
  const notRoot = String(valueAt(values, 'podSecurityContext', 'runAsNonRoot')) === 'true';
  return refuseIf(isOn(values, 'presets', 'profiling', 'enabled') && (lacks || notRoot), {
    path: ['presets', 'profiling', 'enabled'],
    reason: lacks ? 'its image has no receiver for profiles' : 'profiles are read as root only',
    fix: { path: ['presets', 'profiling', 'enabled'], value: false },
  });
}

/** Several pods that measure a cluster without a leader. */
const leaderless: Refusal = (values) =>
  refuseIf(
    isOn(values, 'presets', 'clusterMetrics', 'enabled') &&
      values.mode !== 'daemonset' &&
      wholeNumber(values.replicaCount) > 1 &&
      isOn(values, 'presets', 'clusterMetrics', 'disableLeaderElection'),
    {
      path: ['presets', 'clusterMetrics', 'disableLeaderElection'],
      reason: 'several pods measure a cluster only if they elect a leader',
      fix: { path: ['presets', 'clusterMetrics', 'disableLeaderElection'], value: false },
    },
  );

/** Several pods that measure a cluster, which older versions let no leader do. */
const severalMeasure: Refusal = (values) =>
  refuseIf(isOn(values, 'presets', 'clusterMetrics', 'enabled') && wholeNumber(values.replicaCount) > 1, {
    path: ['replicaCount'],
    reason: 'only one pod measures a cluster, and there are several',
    fix: { path: ['replicaCount'], value: 1 },
  });

/** What a version of the chart for the collector refuses to render. */
export function otelRefusals(version: string): readonly Refusal[] {
  return [...COMMON, knownSince(version)('0.164.1') ? leaderless : severalMeasure];
}
