import type { JsonObject } from '../../kubernetes/json';
import { sourcesFrom } from '../../logs/sources/asked';
import { logMounts } from '../node-mounts';
import { readsForeignFiles } from '../tier-parts';
import type { Credentials } from './credentials';
import { mountValues, stateMount } from './mounts';
import { asksApi } from './pod-resource';
import type { ResolvedOtel } from './settings';

export function readsFiles({ logs }: ResolvedOtel): boolean {
  return sourcesFrom(logs, 'pods').length + sourcesFrom(logs, 'files').length > 0;
}

export function shipperMounts(props: ResolvedOtel, login: Credentials): JsonObject {
  const keepsState = readsFiles(props) || !props.boundedRetry;
  const state = keepsState ? stateMount(props.stateDirectory, 'otel-shipper') : [];
  return mountValues([...state, ...logMounts(props.logs)], login);
}

/** Root without capabilities reads what root owns: the files of pods, of RKE2 and of Talos. */
export function shipperAccess({ logs }: ResolvedOtel): JsonObject {
  return {
    serviceAccount: { automountServiceAccountToken: logs.pods !== undefined && asksApi(logs.pods) },
    ...(readsForeignFiles(logs) && { securityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } } }),
  };
}
