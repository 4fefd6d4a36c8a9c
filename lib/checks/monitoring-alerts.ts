import type { Found } from '../findings/finding-kind';
import { setKey } from '../findings/repair';
import { planCheck } from './subject';

/** Checks that the metrics of alerts are scraped. */
export const alertsUnscraped = planCheck({
  id: 'monitoring/alerts-unscraped',
  severity: 'warning',
  since: '0.1.0',
  finds: 'alerts are asked for, and nothing tells Prometheus to scrape what they ask about',
  happens: 'unless someone else scrapes it under the same job, alerts say that metrics are missing and no more',
  remedy:
    'switch on `monitoring.serviceMonitors` and `monitoring.podMonitors`, or accept it where someone else scrapes',
  needs: ['wiring', 'monitoring'],
  find: ({ wiring, monitoring }) => {
    if (!monitoring.alerts) return [];
    const served = wiring.workloads.flatMap(({ metrics }) => (metrics ? [metrics] : []));
    return [
      ...(!monitoring.serviceMonitors && served.some(({ service }) => service) ? [unscraped('serviceMonitors')] : []),
      ...(!monitoring.podMonitors && served.some(({ service }) => !service) ? [unscraped('podMonitors')] : []),
    ];
  },
});

const SELECTED = { serviceMonitors: 'Services', podMonitors: 'pods without a Service' };

function unscraped(switchedOff: keyof typeof SELECTED): Found {
  return {
    path: ['monitoring', switchedOff],
    problem: `monitoring.alerts is on, but nothing tells Prometheus to scrape ${SELECTED[switchedOff]}`,
    consequence: 'unless someone else scrapes them under the same job, alerts say that metrics are missing and no more',
    fix: setKey(['monitoring', switchedOff], true),
  };
}
