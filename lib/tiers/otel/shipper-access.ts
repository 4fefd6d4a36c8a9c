import type { JsonObject } from '../../kubernetes/json';
import { logMounts } from '../node-mounts';
import type { Credentials } from './credentials';
import { mountValues, stateMount } from './mounts';
import { asksApi } from './pod-resource';
import type { ResolvedOtel } from './settings';

export function readsFiles({ logs }: ResolvedOtel): boolean {
  return logs.pods !== undefined || logs.nodeFiles.length > 0 || Boolean(logs.machineLogs ?? logs.rke2);
}

export function shipperMounts(props: ResolvedOtel, login: Credentials): JsonObject {
  const keepsState = readsFiles(props) || !props.boundedRetry;
  const state = keepsState ? stateMount(props.stateDirectory, 'otel-shipper') : [];
  return mountValues([...state, ...logMounts(props.logs)], login);
}

/**
 * Root without capabilities reads what root owns: the files of pods and of RKE2. Node files often belong to others (0640
 * syslog:adm).
 */
export function shipperAccess({ logs }: ResolvedOtel): JsonObject {
  return {
    serviceAccount: { automountServiceAccountToken: logs.pods !== undefined && asksApi(logs.pods) },
    ...(logs.nodeFiles.length > 0 && { securityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } } }),
  };
}
