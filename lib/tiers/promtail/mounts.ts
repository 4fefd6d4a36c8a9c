import type { JsonObject } from '../../kubernetes/json';
import type { Endpoint } from '../../wiring/endpoint';
import { logMounts, type NodeMount, nodeVolume, volumeMount } from '../node-mounts';
import { CREDENTIALS_DIRECTORY } from './client';
import type { ResolvedPromtail } from './settings';

/** Where positions are kept: `config.positions.filename` in charts-values/promtail/base.yaml. */
const STATE_PATH = '/run/promtail';

/**
 * The part of the chart's values that gives the container the node's logs to read, its own state to write, and its
 * credentials. It replaces the chart's own volumes; `extraVolumes` is left to overrides.
 */
export function mountValues({ logs, stateDirectory, push }: ResolvedPromtail): JsonObject {
  const state: NodeMount = { name: 'state', directory: stateDirectory, path: STATE_PATH, readOnly: false };
  const mounts = [state, ...logMounts(logs)];
  const credentials = credentialVolume(push);
  return {
    defaultVolumes: [...mounts.map(nodeVolume), ...credentials.map(({ volume }) => volume)],
    defaultVolumeMounts: [...mounts.map(volumeMount), ...credentials.map(({ mount }) => mount)],
  };
}

function credentialVolume({
  credentialsSecret,
}: Endpoint): { readonly volume: JsonObject; readonly mount: JsonObject }[] {
  if (credentialsSecret === undefined) return [];
  const name = 'credentials';
  const items = ['username', 'password'].map((key) => ({ key, path: key }));
  return [
    {
      volume: { name, secret: { secretName: credentialsSecret, items } },
      mount: { name, mountPath: CREDENTIALS_DIRECTORY, readOnly: true },
    },
  ];
}
