import { mergeValues } from '../../lib/charts/values';
import type { JsonObject } from '../../lib/kubernetes/json';
import { configProblems } from '../../lib/programs/config-problems';
import { programModel } from '../../lib/programs/program-model';
import { bases } from './bases';

const model = programModel('promtail', '3.5.1');
if (!model) throw new Error('there is no model of Promtail');
const [valid = {}] = bases(model);

/** Problems of a valid configuration with something merged into it. */
function problems(changes: JsonObject): readonly string[] {
  if (!model) return [];
  return configProblems(model, mergeValues(valid, changes)).map(({ path, kind }) => `${path.join('.')} ${kind}`);
}

const job = (rest: JsonObject): JsonObject => ({ scrape_configs: [{ job_name: 'one', ...rest }] });

test.each<[string, JsonObject, readonly string[]]>([
  ['nothing', {}, []],
  ['a client without a URL', { clients: [{ tenant_id: 'one' }] }, ['clients.0.url required']],
  ['a job without a name', { scrape_configs: [{}] }, ['scrape_configs.0.job_name required']],
  [
    'an unknown stage',
    job({ pipeline_stages: [{ jason: {} }] }),
    ['scrape_configs.0.pipeline_stages.0.jason unknown-key'],
  ],
  [
    'two stages in one',
    job({ pipeline_stages: [{ docker: {}, output: { source: 'log' } }] }),
    ['scrape_configs.0.pipeline_stages.0.output not-allowed'],
  ],
  [
    'a stage without an expression',
    job({ pipeline_stages: [{ regex: {} }] }),
    ['scrape_configs.0.pipeline_stages.0.regex.expression required'],
  ],
  [
    'a relabel rule without a target',
    job({ relabel_configs: [{ source_labels: ['a'] }] }),
    ['scrape_configs.0.relabel_configs.0.target_label required'],
  ],
  ['an action in capitals, which is taken', job({ relabel_configs: [{ regex: 'a', action: 'LabelDrop' }] }), []],
  [
    'an unknown role',
    job({ kubernetes_sd_configs: [{ role: 'pods' }] }),
    ['scrape_configs.0.kubernetes_sd_configs.0.role not-allowed'],
  ],
])('%s', (_, changes, expected) => {
  expect(problems(changes)).toEqual(expected);
});
