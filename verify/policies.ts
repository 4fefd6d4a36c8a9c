import { isJsonObject, type Json, type JsonObject } from '../lib/kubernetes/json';
import { type Manifest, toJson } from '../lib/kubernetes/manifest';
import { containers, holds, listAt, objectAt, podLabels, type Rendered, runsPods } from './rendered';
import type { Verdict } from './verdict';

const POLICIES = ['AuthorizationPolicy', 'PeerAuthentication', 'NetworkPolicy'];

/** Where pods of the mesh take each other's traffic: ztunnel listens there, no container does. */
const HBONE_PORT = 15008;

/** Every policy that selects pods selects those of one rendered workload, and names ports that they have. */
export function verifyPolicies(manifests: readonly Manifest[], rendered: readonly Rendered[]): readonly Verdict[] {
  return manifests.filter(({ kind }) => POLICIES.includes(kind)).flatMap((policy) => verifyPolicy(policy, rendered));
}

function verifyPolicy({ kind, metadata, spec }: Manifest, rendered: readonly Rendered[]): readonly Verdict[] {
  const json = toJson(spec);
  const selector = { ...objectAt(json, 'selector', 'matchLabels'), ...objectAt(json, 'podSelector', 'matchLabels') };
  // A policy for a whole namespace selects nothing in particular.
  if (Object.keys(selector).length === 0) return [];
  const what = `${kind} ${metadata.namespace}/${metadata.name}`;
  const selected = rendered.filter((object) => runsPods(object) && holds(podLabels(object), selector));
  const [match] = selected;
  if (!match || selected.length > 1) return [{ what, problem: `selects ${selected.length} rendered workloads` }];
  const open = new Set(containers(match).flatMap((container) => listAt(container, 'ports').map(containerPort)));
  const missing = portsIn(json).filter((port) => !open.has(port) && port !== HBONE_PORT);
  return [{ what, problem: missing.length > 0 ? `the pods have no port ${missing.join(', ')}` : undefined }];
}

function containerPort(port: JsonObject): number {
  return Number(port.containerPort);
}

/** The ports that a policy names, whatever its kind. */
function portsIn(value: Json): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(portsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    if (key === 'port') return [Number(below)];
    if (key === 'ports' && Array.isArray(below) && !below.some(isJsonObject)) return below.map(Number);
    if (key === 'portLevelMtls' && isJsonObject(below)) return Object.keys(below).map(Number);
    return portsIn(below);
  });
}
