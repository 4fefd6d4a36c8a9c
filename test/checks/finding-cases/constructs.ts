import { FluxDelivery } from '../../../lib/delivery/flux/construct';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import { Alloy } from '../../../lib/tiers/alloy/construct';
import { OtelCollector } from '../../../lib/tiers/otel/construct';
import { emptyChart, errorsOf, lokiIn, storeIn } from '../../support/app';
import type { Cases } from './case';

const agent = { namespace: 'logging', cluster: 'edge' };

/** What is found where an app puts constructs together. */
export const CONSTRUCTED: Cases = {
  'delivery/part-left-out': () => {
    const chart = emptyChart();
    lokiIn(chart);
    return errorsOf(chart);
  },
  'delivery/object-twice': () => {
    const chart = emptyChart();
    const loki = lokiIn(chart);
    for (const id of ['one', 'other']) new FluxDelivery(chart, id, { parts: [loki] });
    return errorsOf(chart);
  },
  'loki/otlp-index-labels': () => {
    const chart = emptyChart();
    return new OtelCollector(chart, 'otel', { ...agent, shipper: agent, store: lokiIn(chart) }).findings;
  },
  'logs/source-twice': () => {
    const chart = emptyChart();
    const collects = [LogSources.pods(), LogSources.pods()];
    return new Alloy(chart, 'alloy', { ...agent, store: storeIn(chart), collects }).findings;
  },
};
