import type { Watch } from '../monitoring/watch';
import type { ServicePort } from '../wiring/endpoint';
import type { PartContent } from '../wiring/part-content';
import type { ManualStep } from './manual-step';

/** Contents of a tier, as delivery, monitoring, mesh and checks see them. */
export interface Tier extends PartContent {
  /** `loki`, `alloy`, … */
  readonly name: string;

  /** How its programs are watched. @default - not beyond what the cluster tells of its pods */
  readonly watch?: Watch;

  /** Names of Services that an Ingress of its own leads to. @default - none */
  readonly exposedServices?: readonly string[];

  /** Services that a chart names although they are not there, and that nobody calls. @default - there are none */
  readonly unusedServices?: readonly {
    /** Namespace in which the Service would be. */
    readonly namespace: string;

    /** Name of the Service. */
    readonly name: string;
  }[];

  /** Services of others that configurations name and that no flow shows, such as that of DNS. @default - there are none */
  readonly namedServices?: readonly ServicePort[];

  /** @default - nothing outside of Kubernetes must be told */
  readonly manualSteps?: readonly ManualStep[];
}
