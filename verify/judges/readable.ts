import { findConfigurations } from '../find/configurations';
import type { Place } from '../find/places';
import type { Judge } from '../judge';
import { failed } from '../judgement';

/** Reports what no program can read: broken YAML files, and texts in objects that should be JSON. */
export const judgeReadable: Judge = (material) => [
  ...material.files.flatMap(({ name, unreadable }) =>
    unreadable === undefined ? [] : [{ ...unreadableTask('files', name, unreadable), files: [name] }],
  ),
  ...findConfigurations(material, (place) => jsonProblem(place) !== undefined).map(({ subject, text }) =>
    unreadableTask('JSON texts', subject, jsonProblem({ path: subject, text }) ?? ''),
  ),
];

function unreadableTask(what: string, subject: string, problem: string) {
  return { what, subjects: [subject], judge: async () => [failed(problem)] };
}

/** A dashboard that Grafana cannot read is missing, and nothing else. */
function jsonProblem({ path, text }: Place): string | undefined {
  if (text === undefined || !path.endsWith('.json')) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (failure) {
    // Node quotes the text, which may be a secret.
    return String(failure).replace(/, .* is not valid JSON$/s, '');
  }
}
