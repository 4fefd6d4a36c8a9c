import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { count, size, text } from '../../schema/scalars';
import { ALLOY_DEFAULTS, EVENTS_DEFAULTS } from './defaults';

const events = z.strictObject({
  replicas: count
    .prefault(EVENTS_DEFAULTS.replicas)
    .describe('Pods, of which one reads. More than one needs an Alloy that can cluster them, 1.16 or newer.'),
  volume: size.prefault(EVENTS_DEFAULTS.volume.toString()).describe('Volume that keeps its position.'),
  storageClass: text('name').optional().describe("Storage class of the volume. Default: the cluster's own default."),
  resources: resources.prefault(EVENTS_DEFAULTS.resources).describe('Of the alloy container. Default: charts-values/.'),
  values: freeMap.prefault(EVENTS_DEFAULTS.values).describe('Helm values that are merged over everything else.'),
});

export const alloy = z.strictObject({
  namespace: text('label').describe('Namespace of Alloy.'),
  chart: chart('alloy'),
  resources: resources
    .prefault(ALLOY_DEFAULTS.resources)
    .describe('Of the alloy container of every pod. Default: charts-values/.'),
  stateDirectory: text('directory')
    .prefault(ALLOY_DEFAULTS.stateDirectory)
    .describe('Directory of the node that keeps positions.'),
  events: events.prefault({}).describe('The release that reads what a cluster has only once: Kubernetes events.'),
  values: freeMap.prefault(ALLOY_DEFAULTS.values).describe('Helm values that are merged over everything else.'),
});
