import type { SocketOrigin } from '../../logs/sources/origin';
import { code, md } from '../../syntax/markdown';
import { toYaml } from '../../syntax/yaml';
import type { ManualStep } from '../manual-step';

/** Writes the machine configuration of the nodes, which no object of Kubernetes can change. */
export function talosManualStep(talos: SocketOrigin): ManualStep {
  const path = 'talos/machine-config.yaml';
  return {
    path,
    content: talosMachineConfig(talos),
    title: 'Machine configuration of Talos',
    instruction: md`The nodes send their own logs once ${code(`talosctl patch machineconfig --patch @${path}`)} has given each of them this patch.`,
  };
}

/**
 * The patch of Talos' machine configuration that makes each node send its logs to the receiver's loopback ports:
 * `talosctl patch machineconfig --patch @file`. Two documents, because kernel logs have one of their own.
 */
export function talosMachineConfig({ kernelPort, servicePort }: SocketOrigin): string {
  const services = {
    machine: { logging: { destinations: [{ endpoint: `tcp://127.0.0.1:${servicePort}/`, format: 'json_lines' }] } },
  };
  const kernel = {
    apiVersion: 'v1alpha1',
    kind: 'KmsgLogConfig',
    name: 'otel-receiver',
    url: `tcp://127.0.0.1:${kernelPort}/`,
  };
  return [services, kernel].map(toYaml).join('---\n');
}
