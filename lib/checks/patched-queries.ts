import { parseDocument } from 'yaml';
import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../kubernetes/json';
import { toJson } from '../kubernetes/manifest';
import { culpritOf, type PatchedObject, placeOf } from '../plan/patched-object';
import type { StackPlan } from '../plan/plan';
import type { Query } from '../queries/query';

type Written = Omit<Query, 'path'>;

/** Lists all queries of a plan, those that patches write into rules and dashboards included. */
export function patchedQueries({ queries, patched }: Pick<StackPlan, 'queries' | 'patched'>): readonly Query[] {
  return patched.length === 0 ? queries : [...queries, ...patched.flatMap(changedQueries)];
}

/** What nobody asked before the patches, each at the operation that wrote it. */
function changedQueries({ target, object, states }: PatchedObject): readonly Query[] {
  const before = new Set(queriesIn(toJson(target)).map(keyOf));
  return queriesIn(toJson(object))
    .filter((query) => !before.has(keyOf(query)))
    .flatMap((query) => {
      const culprit = culpritOf(states, (each) => queriesIn(each).some((other) => keyOf(other) === keyOf(query)));
      return culprit ? [{ ...query, path: placeOf(culprit) }] : [];
    });
}

function keyOf({ language, text }: Written): string {
  return `${language} ${text}`;
}

function queriesIn(object: Json): readonly Written[] {
  const kind = valueAt(object, 'kind');
  if (kind === 'PrometheusRule') return rulesIn(valueAt(object, 'spec'), 'promql');
  return kind === 'ConfigMap'
    ? Object.entries(textsIn(object)).flatMap(([name, text]) => queriesOfText(name, text))
    : [];
}

function textsIn(object: Json): JsonObject {
  const data = valueAt(object, 'data');
  return isJsonObject(data) ? data : {};
}

/** Rules of Loki, or a dashboard: nothing else in a ConfigMap of the stack has queries. */
function queriesOfText(name: string, text: Json): readonly Written[] {
  if (typeof text !== 'string') return [];
  if (/\.ya?ml$/.test(name) && /^groups:/m.test(text))
    return rulesIn(
      parsed(() => parseDocument(text).toJS()),
      'logql',
    );
  return name.endsWith('.json') ? targetsIn(parsed(() => JSON.parse(text))) : [];
}

function rulesIn(file: Json | undefined, language: Query['language']): readonly Written[] {
  return listIn(file, 'groups')
    .flatMap((group) => listIn(group, 'rules'))
    .flatMap((rule) => {
      const text = valueAt(rule, 'expr');
      const what = `the rule ${String(valueAt(rule, 'alert') ?? valueAt(rule, 'record'))}`;
      return typeof text === 'string' ? [{ language, text, what }] : [];
    });
}

const LANGUAGES: Readonly<Record<string, Query['language']>> = { loki: 'logql', prometheus: 'promql' };

/** Queries of panels, as far as they have no variables of the dashboard, and their language is known. */
function targetsIn(panel: Json | undefined): readonly Written[] {
  const title = String(valueAt(panel, 'title') ?? 'without a title');
  const own = listIn(panel, 'targets').flatMap((target) => {
    const text = valueAt(target, 'expr');
    const type = valueAt(target, 'datasource', 'type') ?? valueAt(panel, 'datasource', 'type');
    const language = LANGUAGES[String(type)];
    if (typeof text !== 'string' || !language || text.includes('$')) return [];
    return [{ language, text, what: `the panel "${title}"` }];
  });
  return [...own, ...listIn(panel, 'panels').flatMap(targetsIn)];
}

/** What is not well-formed is a fault of its own. */
function parsed(read: () => Json): Json | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
