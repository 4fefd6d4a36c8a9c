import { type Finding, warning } from '../findings/finding';
import type { StackPlan } from '../plan/plan';

type Watched = Pick<StackPlan, 'wiring'> & {
  readonly environment: Pick<StackPlan['environment'], 'monitoring'>;
};

/** Alerts ask for metrics that somebody has to scrape. */
export function alertsScraped({ wiring, environment: { monitoring } }: Watched): readonly Finding[] {
  if (!monitoring.alerts) return [];
  const served = wiring.workloads.flatMap(({ metrics }) => (metrics ? [metrics] : []));
  return [
    ...(!monitoring.serviceMonitors && served.some(({ service }) => service) ? [unscraped('serviceMonitors')] : []),
    ...(!monitoring.podMonitors && served.some(({ service }) => !service) ? [unscraped('podMonitors')] : []),
  ];
}

const SELECTED = { serviceMonitors: 'Services', podMonitors: 'pods without a Service' };

function unscraped(switchedOff: keyof typeof SELECTED): Finding {
  return warning('monitoring/alerts-unscraped', ['monitoring', switchedOff], {
    problem: `monitoring.alerts is on, but nothing tells Prometheus to scrape ${SELECTED[switchedOff]}`,
    consequence: 'unless someone else scrapes them under the same job, alerts say that metrics are missing and no more',
    fix: `monitoring:\n  ${switchedOff}: true`,
  });
}
