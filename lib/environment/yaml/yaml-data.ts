import { type Alias, type Document, isMap, visit } from 'yaml';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import type { YamlProblem } from './yaml-problem';

/** How often aliases may multiply one another before a file counts as an attack. */
const MOST_ALIASES = 100;

const FIRST_LINE = 'begin with the key `cluster` and the name of the cluster';

/** The data of a document that parsed, or why it is of no use although it is valid YAML. */
export function yamlData(document: Document.Parsed): { readonly data: JsonObject } | { readonly problem: YamlProblem } {
  const { contents } = document;
  if (contents === null) return { problem: { problem: 'the file is empty', fix: FIRST_LINE, offset: 0 } };
  const noMap = { problem: 'the file holds no map of keys and values', fix: FIRST_LINE, offset: contents.range[0] };
  if (!isMap(contents)) return { problem: noMap };
  const crowd = tooManyAliases(document);
  if (crowd) return { problem: crowd };
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return isJsonObject(data) ? acyclic(document, data) : { problem: noMap };
  } catch {
    return { problem: aliasFailure(document) };
  }
}

/** To look up what an alias stands for takes a walk through the file. */
const MOST_ALIASES_WRITTEN = 200;

function tooManyAliases(document: Document.Parsed): YamlProblem | undefined {
  let count = 0;
  const last = findAlias(document, () => {
    count += 1;
    return count > MOST_ALIASES_WRITTEN;
  });
  if (!last) return undefined;
  return {
    problem: `the file has more than ${MOST_ALIASES_WRITTEN} aliases`,
    fix: 'write values out instead of aliases, or put what is shared into a file that this one extends',
    offset: last.range?.[0] ?? 0,
  };
}

function acyclic(document: Document.Parsed, data: JsonObject): ReturnType<typeof yamlData> {
  const alias = findAlias(document, (candidate) => {
    const [start = 0, , end = 0] = candidate.resolve(document)?.range ?? [];
    const [offset = 0] = candidate.range ?? [];
    return start <= offset && offset < end;
  });
  if (!alias) return { data };
  return {
    problem: {
      problem: `the alias *${alias.source} stands inside what it stands for`,
      fix: 'write the value out instead of the alias',
      offset: alias.range?.[0] ?? 0,
    },
  };
}

function aliasFailure(document: Document.Parsed): YamlProblem {
  const unknown = findAlias(document, (candidate) => candidate.resolve(document) === undefined);
  if (unknown) {
    return {
      problem: `there is no anchor &${unknown.source} before this alias`,
      fix: `put &${unknown.source} in front of the value that is meant, or write the value out`,
      offset: unknown.range?.[0] ?? 0,
    };
  }
  return {
    problem: 'aliases of aliases multiply to more values than an environment can need',
    fix: 'write the values out instead of the aliases',
    offset: findAlias(document, () => true)?.range?.[0] ?? 0,
  };
}

function findAlias(document: Document.Parsed, matches: (alias: Alias) => boolean): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (!matches(alias)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}
