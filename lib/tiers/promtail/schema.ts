import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { port, text } from '../../schema/scalars';
import { PROMTAIL_DEFAULTS } from './defaults';

export const promtail = z.strictObject({
  namespace: text('label').describe('Namespace of Promtail.'),
  chart: chart('promtail'),
  resources: resources
    .prefault(PROMTAIL_DEFAULTS.resources)
    .describe('Of the promtail container. Default: charts-values/.'),
  stateDirectory: text('directory')
    .prefault(PROMTAIL_DEFAULTS.stateDirectory)
    .describe('Directory of the node that keeps positions.'),
  port: port.prefault(PROMTAIL_DEFAULTS.port).describe('Port of its metrics.'),
  values: freeMap.prefault(PROMTAIL_DEFAULTS.values).describe('Helm values that are merged over everything else.'),
});
