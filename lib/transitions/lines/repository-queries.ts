import { parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import { readLogql } from '../../queries/logql';
import { withoutVariables } from './grafana-variables';
import type { RepositoryFile, RepositoryQuery } from './repository-query';

/**
 * Finds the queries of dashboards of Grafana (JSON) and of rules of Prometheus and Loki (YAML) in files of a repository.
 * What is neither, or can not be read, has none.
 */
export function repositoryQueries(files: readonly RepositoryFile[]): readonly RepositoryQuery[] {
  return files.flatMap((file) => {
    if (/\.json$/.test(file.path)) return dashboardQueries(file);
    return /\.ya?ml$/.test(file.path) && /\bexpr:/.test(file.text) ? ruleQueries(file) : [];
  });
}

function dashboardQueries({ path, text }: RepositoryFile): readonly RepositoryQuery[] {
  const json = /"(?:panels|rows)"/.test(text) ? parsed(text) : undefined;
  return panelsIn(valueAt(json, 'dashboard') ?? json).flatMap((panel) =>
    listIn(panel, 'targets').flatMap((target) => {
      const expr = valueAt(target, 'expr');
      if (typeof expr !== 'string' || expr.trim() === '') return [];
      const asked = withoutVariables(expr);
      const source = sourceOf(target) ?? sourceOf(panel);
      const language = source === undefined ? languageOf(asked) : LANGUAGES[source];
      if (language === undefined) return [];
      const what = `the panel "${String(valueAt(panel, 'title') ?? '')}" of \`${path}\``;
      return [{ language, text: asked, what, file: path, isRule: false }];
    }),
  );
}

/** Rows hold panels, too. */
function panelsIn(json: Json | undefined): readonly Json[] {
  const panels = [...listIn(json, 'panels'), ...listIn(json, 'rows')];
  return panels.flatMap((panel) => [panel, ...panelsIn(panel)]);
}

const LANGUAGES: Readonly<Record<string, RepositoryQuery['language'] | undefined>> = {
  loki: 'logql',
  prometheus: 'promql',
};

/** @returns the type of what answers; nothing if only Grafana knows it */
function sourceOf(asking: Json): string | undefined {
  const source = valueAt(asking, 'datasource', 'type');
  return typeof source === 'string' && source !== 'datasource' ? source : undefined;
}

/** A query that is both is mostly one of logs: PromQL without the name of a metric is rare. */
function languageOf(text: string): RepositoryQuery['language'] {
  return readLogql(text).problem ? 'promql' : 'logql';
}

function ruleQueries({ path, text }: RepositoryFile): readonly RepositoryQuery[] {
  return documentsIn(text).flatMap((document) =>
    groupsIn(document).flatMap((rule) => {
      const { expr, alert, record } = rule;
      if (typeof expr !== 'string') return [];
      const what = `the rule ${String(alert ?? record)} of \`${path}\``;
      const language = languageOfRules(document) ?? languageOf(expr);
      return [{ language, text: expr, what, file: path, isRule: true }];
    }),
  );
}

function groupsIn(document: Json): readonly JsonObject[] {
  const groups = [...listIn(document, 'groups'), ...listIn(document, 'spec', 'groups')];
  return groups.flatMap((group) => listIn(group, 'rules')).filter(isJsonObject);
}

/** https://loki-operator.dev/docs/ruler_support.md/ has kinds of its own for rules over logs. */
function languageOfRules(document: Json): RepositoryQuery['language'] | undefined {
  const [kind, group] = [valueAt(document, 'kind'), String(valueAt(document, 'apiVersion'))];
  if (kind === 'PrometheusRule' || kind === 'VMRule') return 'promql';
  return group.startsWith('loki.grafana.com/') ? 'logql' : undefined;
}

function documentsIn(text: string): readonly Json[] {
  try {
    const documents = parseAllDocuments(text);
    return 'empty' in documents
      ? []
      : documents.flatMap((each) => (each.errors.length > 0 ? [] : [toJson(each.toJS())]));
  } catch {
    return []; // an alias that leads nowhere, or too many of them
  }
}

function parsed(text: string): Json | undefined {
  try {
    return toJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}
