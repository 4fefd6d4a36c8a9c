import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { port, text } from '../../schema/scalars';

export const promtail = z.strictObject({
  namespace: text('label').describe('Namespace of Promtail.'),
  chart: chart('promtail'),
  resources: resources.prefault({}).describe('Of the promtail container. Default: charts-values/.'),
  stateDirectory: text('directory')
    .prefault('/var/lib/promtail')
    .describe('Directory of the node that keeps positions.'),
  port: port.prefault(9080).describe('Port of its metrics.'),
  values: freeMap.prefault({}).describe('Helm values that are merged over everything else.'),
});
