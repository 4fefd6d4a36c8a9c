import { isJsonObject } from '../../lib/kubernetes/json';
import { listAt } from '../../lib/references/kube-object';
import { toYaml } from '../../lib/syntax/yaml';
import { type Configuration, findConfigurations } from '../find/configurations';
import { expandsEnvironment, variablesOf } from '../find/environment';
import type { Place } from '../find/places';
import { type Judge, type Task, uncheckedTask, withTool } from '../judge';
import { failed, PASSED, verdictOf } from '../judgement';
import type { Toolbox } from '../toolbox';

const WHAT = 'Promtail configurations';

/** Promtail on its configurations: scrape configurations and every pipeline stage. */
export const judgePromtail: Judge = (material) => [
  ...findConfigurations(material, isPromtail).map(task),
  ...findConfigurations(material, isSnippets).flatMap(({ subject, notRendered }) =>
    notRendered === undefined ? [] : [uncheckedTask(WHAT, subject, notRendered)],
  ),
];

/** Two sections of its own: the third may be what is wrong with it. */
function isPromtail({ map = {} }: Place): boolean {
  return (
    map.snippets === undefined && ['clients', 'positions', 'scrape_configs'].filter((key) => key in map).length > 1
  );
}

/** Values of the chart, which writes the configuration around them. */
function isSnippets({ map }: Place): boolean {
  return isJsonObject(map?.snippets) && Array.isArray(map?.clients);
}

function task({ subject, text, map, siblings }: Configuration): Task {
  const options = expandsEnvironment(siblings) ? ['-config.expand-env=true'] : [];
  return {
    what: WHAT,
    subjects: [subject],
    tool: 'promtail',
    judge: withTool(async (toolbox, { path }) => {
      const run = (config: string, ...args: readonly string[]) => {
        const file = `-config.file=${toolbox.write('promtail.yaml', config)}`;
        return toolbox.run(path, [...args, file, ...options], { env: variablesOf(text) });
      };
      const syntax = verdictOf(await run(text, '-check-syntax'));
      if (syntax.verdict === 'failed') return syntax;
      for (const scrape of listAt(map, 'scrape_configs')) {
        const ran = await run(toYaml({ ...map, scrape_configs: [scrape] }), ...START, positions(toolbox));
        if (ran.code !== 0) return failed(`scrape config ${scrape.job_name}: ${lastLine(ran.stderr)}`);
      }
      return PASSED;
    }),
  };
}

/**
 * Stages are built only when Promtail starts. It ends at the end of its input, and takes no more than one scrape
 * configuration then (grafana/loki@v3.6.3:clients/pkg/promtail/targets/stdin/stdin_target_manager.go).
 */
const START = ['-dry-run', '-stdin', '-server.disable=true'];

function positions(toolbox: Toolbox): string {
  return `-positions.file=${toolbox.folder()}/positions.yaml`;
}

/** It prints its settings before. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
