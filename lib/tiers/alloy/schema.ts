import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { count, size, text } from '../../schema/scalars';

const events = z.strictObject({
  replicas: count
    .prefault(1)
    .describe('Pods, of which one reads. More than one needs an Alloy that can cluster them, 1.16 or newer.'),
  volume: size.prefault('1Gi').describe('Volume that keeps its position.'),
  storageClass: text('name').optional().describe("Storage class of the volume. Default: the cluster's own default."),
  resources: resources.prefault({}).describe('Of the alloy container. Default: charts-values/.'),
  values: freeMap.prefault({}).describe('Helm values that are merged over everything else.'),
});

export const alloy = z.strictObject({
  namespace: text('label').describe('Namespace of Alloy.'),
  chart: chart('alloy'),
  resources: resources.prefault({}).describe('Of the alloy container of every pod. Default: charts-values/.'),
  stateDirectory: text('directory').prefault('/var/lib/alloy').describe('Directory of the node that keeps positions.'),
  events: events.prefault({}).describe('The release that reads what a cluster has only once: Kubernetes events.'),
  values: freeMap.prefault({}).describe('Helm values that are merged over everything else.'),
});
