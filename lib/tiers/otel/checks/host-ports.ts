import { defineCheck } from '../../../findings/check';
import type { Found } from '../../../findings/finding-kind';
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
      return earlier && key !== undefined ? [taken(port, owner, key, earlier.owner)] : [];
    });
  },
});

function taken(port: number, owner: string, key: string, other: string): Found {
  return {
    path: ['logs', 'talos', key],
    problem: `port ${port} of the nodes is asked for twice: for ${other} and for ${owner}`,
    consequence: 'the receiver does not start',
    fix: 'logs:\n  talos: { kernelPort: 6050, servicePort: 6051 }',
  };
}
