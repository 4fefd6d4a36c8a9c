import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { MainContainer } from '../../wiring/workload';
import { limitsIn } from '../limits';
import { COMPONENTS, isComponent } from './components';
import { dialectOf, type LokiDialect } from './dialect';
import type { LokiCompanion, LokiPart } from './topology';

interface CompanionContainer {
  readonly name: (dialect: LokiDialect) => string;

  /** Key of its values, the same in both charts. */
  readonly valuesKey: string;
}

const COMPANIONS: Readonly<Record<LokiCompanion, CompanionContainer>> = {
  gateway: { name: () => 'nginx', valuesKey: 'gateway' },
  'chunks-cache': { name: () => 'memcached', valuesKey: 'chunksCache' },
  'results-cache': { name: () => 'memcached', valuesKey: 'resultsCache' },
  minio: { name: () => 'minio', valuesKey: 'minio' },
  'rollout-operator': { name: () => 'rollout-operator', valuesKey: 'rollout_operator' },
  canary: { name: ({ canaryContainer }) => canaryContainer, valuesKey: 'lokiCanary' },
};

/** The main container of a part, limited as the values say with every override merged in. */
export function mainContainer(chart: ChartModel, part: LokiPart, values: JsonObject): MainContainer {
  const dialect = dialectOf(chart);
  const [name, key] = isComponent(part)
    ? [dialect.container(part), COMPONENTS[part].valuesKey]
    : [COMPANIONS[part].name(dialect), COMPANIONS[part].valuesKey];
  return { name, limits: limitsIn(values, key, 'resources') };
}
