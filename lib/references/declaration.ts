import type { Repair } from '../findings/finding';
import { addItem } from '../findings/repair';
import { toJson } from '../kubernetes/manifest';
/**
 * What to declare where others bring what is missing, or call what nobody calls: an entry of a list of `others` in an
 * environment file.
 */
export type Declaration =
  | {
      /** A Secret that somebody creates. */
      readonly list: 'secrets';

      /** Namespace of the Secret. */
      readonly namespace: string;

      /** Name of the Secret. */
      readonly name: string;

      /** Keys that it must hold. */
      readonly keys: readonly string[];
    }
  | {
      /** A Service that others run. */
      readonly list: 'services';

      /** Namespace of the Service. */
      readonly namespace: string;

      /** Name of the Service. */
      readonly name: string;

      /** Port of the Service. */
      readonly port: number;
    }
  | {
      /** Any other object of others. */
      readonly list: 'objects';

      /** Kind of the object: `ConfigMap`. */
      readonly kind: string;

      /** Namespace of the object. @default - a cluster-scoped object */
      readonly namespace?: string;

      /** Name of the object. */
      readonly name: string;
    }
  | {
      /** A port of the stack that others call. */
      readonly list: 'calls';

      /** Namespace of the pods that are called. */
      readonly namespace: string;

      /** Name of the Deployment, StatefulSet or DaemonSet that runs the pods. */
      readonly workload: string;

      /** Port of the pods. */
      readonly port: number;
    };

/** Adds it to an environment file. */
export function declare({ list, ...entry }: Declaration, words: Pick<Repair, 'first'>): Repair {
  return addItem(['others', list], toJson(entry), words);
}
