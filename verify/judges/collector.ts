import { isJsonObject, type Json, valueAt } from '../../lib/kubernetes/json';
import type { Tool } from '../../tools/find';
import { type Configuration, findConfigurations } from '../find/configurations';
import { variablesOf } from '../find/environment';
import type { Place } from '../find/places';
import { type Judge, withTool } from '../judge';
import { type Outcome, verdictOf } from '../judgement';
import type { Toolbox } from '../toolbox';

/** Runs the OpenTelemetry Collector on its configurations: components, their settings, OTTL statements. */
export const judgeCollectors: Judge = (material) =>
  findConfigurations(material, isCollector)
    .filter(isWhole)
    .map((configuration) => ({
      what: 'collector configurations',
      subjects: [configuration.subject],
      tool: 'otelcol',
      judge: withTool((toolbox, tool) => validate(toolbox, tool, configuration)),
    }));

/** Pipelines, and components for them: those that are missing may be what is wrong with it. */
export function isCollector({ map = {} }: Place): boolean {
  return isJsonObject(valueAt(map, 'service', 'pipelines')) && COMPONENTS.some((key) => isJsonObject(map[key]));
}

const COMPONENTS = ['receivers', 'exporters'];

/** Charts add what values leave out. */
function isWhole({ map, notRendered }: Configuration): boolean {
  return notRendered === undefined || COMPONENTS.every((key) => isJsonObject(map[key]));
}

async function validate(toolbox: Toolbox, { path }: Tool, { text, map }: Configuration): Promise<Outcome> {
  const file = toolbox.write('collector.yaml', withFolders(text, directories(map), toolbox.folder()));
  return verdictOf(await toolbox.run(path, ['validate', `--config=${file}`], { env: variablesOf(text) }));
}

/** Queues on disk must have their directory, and a place of the node is none of this machine. */
function withFolders(text: string, folders: readonly string[], folder: string): string {
  return folders.reduce((from, each) => from.replaceAll(each, folder), text);
}

/** Those of storage extensions, longest first. */
function directories(map: Json): readonly string[] {
  const extensions = Object.entries(Object(valueAt(map, 'extensions')) as Record<string, Json>);
  const storages = extensions.filter(([name]) => name.startsWith('file_storage'));
  return storages
    .flatMap(([, settings]) => [valueAt(settings, 'directory'), valueAt(settings, 'compaction', 'directory')])
    .filter((directory) => typeof directory === 'string')
    .sort((a, b) => b.length - a.length);
}
