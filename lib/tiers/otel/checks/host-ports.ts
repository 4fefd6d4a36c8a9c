import { defineCheck } from '../../../findings/check';
import type { Found } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import type { CollectorSubject } from '../../collector';
import { HEALTH_PORT, METRICS_PORT } from '../names';
import type { OtelSettings } from '../settings';

/** Each port of a node has one owner. */
export const hostPorts = defineCheck<CollectorSubject<OtelSettings>>()({
  id: 'otel/host-port-conflict',
  severity: 'error',
  since: '0.1.0',
  finds: 'a port under `logs.talos` is used twice, or is one that the receiver itself listens on',
  happens: 'the receiver does not start',
  remedy: 'give each kind of log a port of its own',
  needs: ['settings', 'logs'],
  find: ({ logs: { talos } }) => {
    if (!talos) return [];
    const claims = [
      { port: METRICS_PORT, owner: "the receiver's metrics" },
      { port: HEALTH_PORT, owner: "the receiver's health" },
      { port: talos.kernelPort, owner: 'kernel logs', key: 'kernelPort' },
      { port: talos.servicePort, owner: 'service logs', key: 'servicePort' },
    ];
    return claims.flatMap(({ port, owner, key }, index) => {
      const earlier = claims.slice(0, index).find((claim) => claim.port === port);
      return earlier && key !== undefined
        ? [taken(port, owner, key, earlier.owner, freePort(claims.map((claim) => claim.port)))]
        : [];
    });
  },
});

/** The port that the documentation of Talos shows, or the next that nobody claims. */
function freePort(claimed: readonly number[]): number {
  const first = 6050;
  const candidates = claimed.map((_, index) => first + index);
  return candidates.find((port) => !claimed.includes(port)) ?? first + claimed.length;
}

function taken(port: number, owner: string, key: string, other: string, free: number): Found {
  return {
    path: ['logs', 'talos', key],
    problem: `port ${port} of the nodes is asked for twice: for ${other} and for ${owner}`,
    consequence: 'the receiver does not start',
    fix: setKey(['logs', 'talos', key], free),
  };
}
