import type { JsonObject } from '../../kubernetes/json';
import type { Endpoint } from '../../wiring/endpoint';
import { clientAuth } from './dialect';

/** Parts of a collector that authenticate it at the log store. */
export interface Credentials {
  /** Settings of the exporter. */
  readonly exporter: JsonObject;

  /** Extensions of the collector, by name: `basicauth/loki`, or none. */
  readonly extensions: Readonly<Record<string, JsonObject>>;

  /** Volumes of the pod, and where its container sees them. */
  readonly volumes: readonly JsonObject[];

  /** Mounts of the volumes in the container. */
  readonly volumeMounts: readonly JsonObject[];
}

const EXTENSION = 'basicauth/loki';
const DIRECTORY = '/etc/otelcol/credentials';

/**
 * Files, not variables: in a variable `$` would begin another one, and a new password would wait for the next start.
 * @param version of the collector
 */
export function credentials({ credentialsSecret }: Pick<Endpoint, 'credentialsSecret'>, version: string): Credentials {
  if (credentialsSecret === undefined) return { exporter: {}, extensions: {}, volumes: [], volumeMounts: [] };
  const name = 'credentials';
  return {
    exporter: { auth: { authenticator: EXTENSION } },
    extensions: {
      [EXTENSION]: {
        client_auth: clientAuth(version, { username: `${DIRECTORY}/username`, password: `${DIRECTORY}/password` }),
      },
    },
    volumes: [{ name, secret: { secretName: credentialsSecret } }],
    volumeMounts: [{ name, mountPath: DIRECTORY, readOnly: true }],
  };
}
