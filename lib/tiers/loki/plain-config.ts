import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { toYaml } from '../../syntax/yaml';
import { limitsIn } from '../limits';
import { chunkConfig, limitsConfig } from './limits';
import { plainResources } from './plain-resources';
import { replayConfig } from './replay';
import { RULE_DIRECTORY } from './rules';
import { schemaConfig } from './schema';
import type { ResolvedLoki } from './settings';

/** Text of Loki's whole configuration: what charts-values/ says, then what depends on the environment. */
export function plainConfig(props: ResolvedLoki): string {
  const { tenant, schema, chunks, rules } = props;
  return toYaml(
    mergeValues(
      { auth_enabled: tenant !== undefined },
      readChartValues('loki/plain.yaml'),
      { schema_config: schemaConfig(schema), limits_config: limitsConfig(props) },
      chunks === undefined ? {} : { ingester: chunkConfig(chunks) },
      replay(props),
      rules === undefined ? {} : { ruler: rulerConfig(rules.alertmanager) },
    ),
  );
}

function replay(props: ResolvedLoki): JsonObject {
  const config = replayConfig(limitsIn(plainResources(props)).memory);
  return Object.keys(config).length > 0 ? { ingester: config } : {};
}

function rulerConfig(alertmanager: string): JsonObject {
  return { storage: { type: 'local', local: { directory: RULE_DIRECTORY } }, alertmanager_url: alertmanager };
}
