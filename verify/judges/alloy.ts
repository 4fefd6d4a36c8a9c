import type { Tool } from '../../tools/find';
import { type Configuration, findConfigurations } from '../find/configurations';
import type { Place } from '../find/places';
import { type Judge, type Task, withTool } from '../judge';
import { verdictOf } from '../judgement';

/**
 * Alloy's parser on its configurations, and Alloy itself where the PATH has it: it knows what its components
 * take, and cannot be built here.
 */
export const judgeAlloy: Judge = (material) =>
  findConfigurations(material, isAlloy).flatMap((configuration) => [
    task('Alloy syntax', 'alloy-syntax', () => [], configuration),
    { ...task('Alloy configurations', 'alloy', validation, configuration), optional: true },
  ]);

/** A component with a label, as only Alloy writes it: `loki.write "default" {`. */
function isAlloy({ text }: Place): boolean {
  const component = /^(?:discovery|local|loki|mimir|otelcol|prometheus|pyroscope|remote)(?:\.[a-z0-9_]+)+ "\w+" \{$/m;
  return text !== undefined && component.test(text);
}

function task(
  what: string,
  tool: 'alloy' | 'alloy-syntax',
  command: (tool: Tool) => readonly string[],
  { subject, text }: Configuration,
): Task {
  return {
    what,
    subjects: [subject],
    tool,
    judge: withTool(async (toolbox, alloy) => {
      const file = toolbox.write('config.alloy', text);
      return verdictOf(await toolbox.run(alloy.path, [...command(alloy), file]));
    }),
  };
}

/** Alloy 1.7 has no `validate` (grafana/alloy@v1.7.0:internal/alloycli): its formatter is all that judges a file there. */
function validation({ version }: Tool): readonly string[] {
  return /^1\.[0-7]\./.test(version) ? ['fmt'] : ['validate'];
}
