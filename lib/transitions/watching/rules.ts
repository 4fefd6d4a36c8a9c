import { isJsonObject, type JsonObject, listIn } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';

/** What an alert is, as far as people are told of it. */
export interface Alert {
  /** Its name. */
  readonly name: string;

  /** Tells it from others of its name: where it is, and its labels beside the severity. */
  readonly key: string;

  /** What is asked. */
  readonly expr: string;

  /** How long it must be so: `5m`. */
  readonly for: string;

  /** How urgent it is. @default - nobody said */
  readonly severity?: string;

  /** Where people read what to do. @default - nobody said */
  readonly runbook?: string;

  /** `PrometheusRule monitoring/alloy` */
  readonly subject: string;

  /** The file below `dist/`. */
  readonly file: string;
}

/** Lists the alerts of PrometheusRules. */
export function alertsIn(objects: readonly KubeObject[]): readonly Alert[] {
  return objects
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap((object) =>
      listIn(object.json, 'spec', 'groups')
        .flatMap((group) => listIn(group, 'rules'))
        .filter(isJsonObject)
        .flatMap((rule) => (typeof rule.alert === 'string' ? [alertOf(rule, rule.alert, object)] : [])),
    );
}

/** Tells an alert from others of its name. */
export function alertKey(name: string, labels: JsonObject | Readonly<Record<string, string>> = {}): string {
  return JSON.stringify([name, Object.entries(labels).sort()]);
}

function alertOf(rule: JsonObject, name: string, { kind, namespace, name: object, origin }: KubeObject): Alert {
  const { severity, ...labels } = mapOf(rule.labels);
  const { runbook_url: page, runbook = page } = mapOf(rule.annotations);
  return {
    name,
    key: alertKey(name, labels),
    expr: String(rule.expr),
    for: String(rule.for ?? '0s'),
    ...(severity !== undefined && { severity: String(severity) }),
    ...(runbook !== undefined && { runbook: String(runbook) }),
    subject: `${kind} ${namespace}/${object}`,
    file: origin,
  };
}

function mapOf(json: unknown): JsonObject {
  return isJsonObject(json) ? json : {};
}
