import type { Construct } from 'constructs';
import { withDefaults } from '../../collections/with-defaults';
import { runChecks } from '../../findings/check';
import { type CheckedEngine, type DeliveryProps, PartDelivery } from '../construct';
import { argocd } from './argocd';
import { ARGO_CD_CHECKS } from './checks';
import { ARGO_CD_DEFAULTS } from './defaults';
import type { ArgoCdSettings } from './settings';

/** Settings of delivery by Argo CD. */
export interface ArgoCdDeliveryProps extends DeliveryProps {
  /** Namespace of Argo CD's own objects. @default 'argocd' */
  readonly namespace?: string;

  /** Name of the AppProject, and prefix of the Applications: another one for each cluster of an Argo CD, and not `default`, which every Argo CD has. @default 'logging' */
  readonly project?: string;

  /** API server of the cluster. @default 'https://kubernetes.default.svc' - the cluster that Argo CD runs in */
  readonly server?: string;

  /** Namespaces that the stack leaves: until what it had there is gone, they stay within its limits. @default - it leaves none */
  readonly leaving?: readonly string[];
}

/**
 * Delivers parts by Argo CD: an Application a release, in a project that allows no more than they need. Its administrators
 * apply the chart, or an Application of theirs does.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 * });
 * new ArgoCdDelivery(chart, 'argocd', { parts: [loki], project: 'logging-edge' });
 * app.synth();
 */
export class ArgoCdDelivery extends PartDelivery {
  constructor(scope: Construct, id: string, { parts, namespaces, acknowledge, ...props }: ArgoCdDeliveryProps) {
    super(scope, id, { parts, namespaces, acknowledge }, checked(withDefaults(props, ARGO_CD_DEFAULTS)));
  }
}

function checked(settings: ArgoCdSettings): CheckedEngine {
  return { deliver: argocd(settings), check: () => runChecks(ARGO_CD_CHECKS, { argocd: settings }) };
}
