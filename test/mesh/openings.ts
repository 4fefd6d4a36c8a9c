import { isJsonObject } from '../../lib/kubernetes/json';
import { describeManifest, type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { list } from './fixtures';

/** Everything that objects let in, a line each: who, through which port of which object. */
export function openings(manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set(
    manifests.flatMap((manifest) => openingsOf(manifest).map((opening) => `${describeManifest(manifest)} ${opening}`)),
  );
}

function openingsOf(manifest: Manifest): readonly string[] {
  const spec = toJson(manifest.spec);
  if (manifest.kind === 'AuthorizationPolicy') return list(spec, 'rules').flatMap(sources);
  if (manifest.kind === 'NetworkPolicy') return list(spec, 'ingress').flatMap(peers);
  const ports = isJsonObject(spec) && isJsonObject(spec.portLevelMtls) ? spec.portLevelMtls : {};
  return Object.entries(ports).map(([port, mode]) => `${port} ${JSON.stringify(mode)}`);
}

function sources(rule: Parameters<typeof list>[0]): readonly string[] {
  const ports = list(rule, 'to').map(({ operation }) => JSON.stringify(operation));
  const entries = list(rule, 'from').flatMap(({ source }) =>
    Object.entries(isJsonObject(source) ? source : {}).flatMap(([key, values]) =>
      Array.isArray(values) ? values.map((value) => `${key} ${value}`) : [],
    ),
  );
  return ports.flatMap((port) => entries.map((entry) => `${port} ${entry}`));
}

function peers(rule: Parameters<typeof list>[0]): readonly string[] {
  const ports = list(rule, 'ports').map(({ port }) => `${port}`);
  const entries = list(rule, 'from').map((peer) => JSON.stringify(peer));
  return (ports.length > 0 ? ports : ['any']).flatMap((port) => entries.map((entry) => `${port} ${entry}`));
}
