import type { Construct } from 'constructs';
import { withDefaults } from '../../collections/with-defaults';
import { runChecks } from '../../findings/check';
import type { JsonObject } from '../../kubernetes/json';
import type { Duration } from '../../units/duration';
import { type CheckedEngine, type DeliveryProps, PartDelivery } from '../construct';
import { HELM_CONTROLLER_CHECKS } from './checks';
import { HELM_CONTROLLER_DEFAULTS } from './defaults';
import { helmController } from './helm-controller';
import type { HelmControllerSettings } from './settings';

/** Settings of delivery by the helm-controller of RKE2 and k3s. */
export interface HelmControllerDeliveryProps extends DeliveryProps {
  /** Namespace of the HelmCharts. @default 'kube-system' */
  readonly namespace?: string;

  /** How long Helm waits for the hooks of a chart. @default Duration.minutes(15) */
  readonly timeout?: Duration;

  /** Values for charts that someone else installs, by the name of their HelmChart. @default - none */
  readonly chartConfigs?: Readonly<Record<string, JsonObject>>;
}

/**
 * Delivers parts by the helm-controller of RKE2 and k3s: a HelmChart a release. What it writes belongs into the folder of
 * manifests of a server node, or is applied.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 *   platform: { distribution: 'rke2' },
 * });
 * new HelmControllerDelivery(chart, 'helm-controller', { parts: [loki] });
 * app.synth();
 */
export class HelmControllerDelivery extends PartDelivery {
  constructor(scope: Construct, id: string, { parts, namespaces, acknowledge, ...props }: HelmControllerDeliveryProps) {
    super(scope, id, { parts, namespaces, acknowledge }, checked(withDefaults(props, HELM_CONTROLLER_DEFAULTS)));
  }
}

function checked(settings: HelmControllerSettings): CheckedEngine {
  return {
    deliver: helmController(settings),
    check: ({ releases }) => runChecks(HELM_CONTROLLER_CHECKS, { helmController: settings, releases }),
  };
}
