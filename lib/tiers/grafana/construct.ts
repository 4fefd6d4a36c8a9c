import type { Construct } from 'constructs';
import { withDefaults } from '../../collections/with-defaults';
import { Part } from '../../wiring/part';
import type { Tier } from '../tier';
import { DATASOURCE_DEFAULTS } from './defaults';
import type { GrafanaDatasourceProps } from './props';
import { grafanaTier } from './tier';

/**
 * A Grafana data source that asks a log store, as the ConfigMap that the sidecar of Grafana picks up.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
 * const datasource = new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store: loki });
 * new FluxDelivery(chart, 'flux', { parts: [datasource] });
 * app.synth();
 */
export class GrafanaDatasource extends Part<Tier> {
  constructor(scope: Construct, id: string, props: GrafanaDatasourceProps) {
    const { store, acknowledge: _, ...said } = props;
    const { query, takesRules } = store.isBuilt ? store.content : {};
    const content = query && grafanaTier({ ...withDefaults(said, DATASOURCE_DEFAULTS), query, takesRules });
    super(scope, id, { content, findings: [] }, props);
  }
}
