import type { PlatformProps } from '../../platform/props';
import type { CheckedProps } from '../../schema/checked-construct';

/** Settings of a Loki that someone else runs. */
export interface ExistingLokiProps extends CheckedProps {
  /** Where lines are pushed: a URL that ends in /loki/api/v1/push. */
  readonly pushUrl: string;

  /** Where queries are answered, without a path. @default - pushUrl without its path */
  readonly queryUrl?: string;

  /** Base of its OTLP protocol. @default - pushUrl with the path /otlp */
  readonly otlpUrl?: string;

  /** The tenant to write and read as. @default - it knows no tenants */
  readonly tenant?: string;

  /** Secret with `username` and `password`, in the namespace of each caller. @default - none is asked */
  readonly credentialsSecret?: string;

  /** Whether it takes structured metadata: Loki 3 with schema v13 and tsdb does. @default true */
  readonly structuredMetadata?: boolean;

  /** The cluster from which it is called. @default - one node of a cluster as kubeadm sets it up */
  readonly platform?: PlatformProps;
}
