import { isTrue, listOf, printed } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { discovers } from './config';
import { type CollectorRelease, isAgent, isPartOn, isPresetOn } from './release';

/** Variables of the collector: its pod and its node, what presets need, and those of the values. */
export function collectorEnv(release: CollectorRelease): Json[] {
  const { values } = release;
  const memory = valueAt(values, 'resources', 'limits', 'memory');
  const limited = isTrue(values.useGOMEMLIMIT) && isTrue(memory);
  return [
    field('MY_POD_IP', 'status.podIP', true),
    ...(release.dialect.podVariables ? POD : []),
    ...(needsNode(release) ? [field('K8S_NODE_NAME', 'spec.nodeName'), field('K8S_NODE_IP', 'status.hostIP')] : []),
    ...(limited ? [{ name: 'GOMEMLIMIT', value: memoryLimit(printed(memory)) }] : []),
    ...listOf(values.extraEnvs),
  ];
}

const POD = [
  field('OTEL_K8S_NODE_NAME', 'spec.nodeName'),
  field('OTEL_K8S_NODE_IP', 'status.hostIP'),
  field('OTEL_K8S_NAMESPACE', 'metadata.namespace', true),
  field('OTEL_K8S_POD_NAME', 'metadata.name', true),
  field('OTEL_K8S_POD_IP', 'status.podIP', true),
];

function field(name: string, fieldPath: string, versioned = false): JsonObject {
  return { name, valueFrom: { fieldRef: { ...(versioned && { apiVersion: 'v1' }), fieldPath } } };
}

function needsNode(release: CollectorRelease): boolean {
  const { discoversOwnNode, detectsOwnNode } = release.dialect;
  const discovery = discoversOwnNode && discovers(release);
  const api = ['k8s_api', 'k8snode'].some((part) => isPartOn(release, 'resourceDetection', part));
  return (
    isPresetOn(release, 'kubeletMetrics') ||
    (isAgent(release) && (isPresetOn(release, 'kubernetesAttributes') || discovery)) ||
    (detectsOwnNode && isPresetOn(release, 'resourceDetection') && api)
  );
}

/** Bytes in a unit, as the chart has them in small letters. */
const UNITS: Readonly<Record<string, number>> = {
  e: 1e18,
  p: 1e15,
  pi: 2 ** 50,
  t: 1e12,
  ti: 2 ** 40,
  g: 1e9,
  gi: 2 ** 30,
  m: 1e6,
  mi: 2 ** 20,
  k: 1e3,
  ki: 2 ** 10,
};

/** Four fifths of the memory, in whole mebibytes. */
function memoryLimit(memory: string): string {
  const [, amount = '0', unit = ''] = /^([0-9.e+]*?)([a-z]*)$/.exec(memory.toLowerCase()) ?? [];
  const bytes = Number(amount) * (UNITS[unit] ?? 1);
  return `${Math.floor(Number(((bytes * SHARE) / 2 ** 20).toPrecision(PRECISION)))}MiB`;
}

const SHARE = 0.8;
const PRECISION = 12;
