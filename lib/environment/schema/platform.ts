import * as z from 'zod';
import { PLATFORM_DEFAULTS } from '../../platform/defaults';
import { DISTRIBUTION_NAMES } from '../../platform/distributions';
import { count, size, text } from '../../schema/scalars';

const dns = z.strictObject({
  service: text('label').describe('Name of the Service.'),
  namespace: text('label').describe('Its namespace.'),
});

const cidrs = z.array(text('cidr')).min(1);

export const platform = z.strictObject({
  distribution: z
    .enum(DISTRIBUTION_NAMES)
    .describe('What the cluster runs; `kubernetes` is anything set up by kubeadm or like it.'),
  nodes: count.describe('Nodes that can run pods.').meta({ examples: [3] }),
  nodeMemory: size
    .optional()
    .describe('Memory of the smallest node, for example 16Gi. Without it, nothing is checked against it.'),
  clusterDomain: text('domain').prefault(PLATFORM_DEFAULTS.clusterDomain).describe('DNS domain of the cluster.'),
  podCidrs: cidrs
    .optional()
    .describe('Address ranges of pods, of IPv4, IPv6 or both. Default: those that the distribution sets up, if any.'),
  nodeCidrs: cidrs.optional().describe('Address ranges of nodes, single addresses as /32. Default: unknown.'),
  dns: dns.optional().describe('The Service that answers DNS. Default: what the distribution sets up.'),
});
