import { error, type Finding } from '../../../findings/finding';
import type { LogIntent } from '../../../logs/intent';
import { HEALTH_PORT, METRICS_PORT } from '../names';

/** Each port of a node has one owner. */
export function otelHostPorts({ talos }: LogIntent): readonly Finding[] {
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
}

function taken(port: number, owner: string, key: string, other: string): Finding {
  return error('otel/host-port-conflict', ['logs', 'talos', key], {
    problem: `port ${port} of the nodes is asked for twice: for ${other} and for ${owner}`,
    consequence: 'the receiver does not start',
    fix: 'logs:\n  talos: { kernelPort: 6050, servicePort: 6051 }',
  });
}
