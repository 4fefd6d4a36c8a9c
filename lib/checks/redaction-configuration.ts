import { type EnvironmentPath, error, type Finding } from '../findings/finding';
import { type JsonObject, valueAt } from '../kubernetes/json';
import type { Environment } from '../plan/environment';

/** The Helm values of one release that reads lines, and which of them take the place of what redacts. */
interface Configured {
  readonly values: JsonObject;

  /** Where the environment file has them. */
  readonly path: EnvironmentPath;
  readonly replaced: readonly (readonly string[])[];
}

/** No override of a chart's values replaces the configuration that redacts. */
export function configurationAround({ collector }: Pick<Environment, 'collector'>): readonly Finding[] {
  return configured(collector).flatMap(({ values, path, replaced }) =>
    replaced
      .filter((key) => valueAt(values, ...key) !== undefined)
      .map((key) =>
        error('redaction/bypass', [...path, ...key], {
          problem: 'another configuration of the collector takes the place of the one that redacts',
          consequence: 'secrets of sensitive namespaces leave the node and are stored',
          fix: 'delete the line',
        }),
      ),
  );
}

function configured({ alloy, otel, promtail }: Environment['collector']): readonly Configured[] {
  const path = ['collector'];
  if (alloy) {
    return [
      { values: alloy.values, path: [...path, 'alloy', 'values'], replaced: ALLOY },
      { values: alloy.events.values, path: [...path, 'alloy', 'events', 'values'], replaced: ALLOY },
    ];
  }
  if (promtail) return [{ values: promtail.values, path: [...path, 'promtail', 'values'], replaced: PROMTAIL }];
  return [{ values: otel.shipper.values, path: [...path, 'otel', 'shipper', 'values'], replaced: OTEL }];
}

const ALLOY = [
  ['alloy', 'configMap', 'content'],
  ['alloy', 'configMap', 'name'],
];
const PROMTAIL = [
  ['config', 'file'],
  ['config', 'snippets'],
];
const OTEL = [['alternateConfig'], ['config'], ['configMap'], ['command', 'extraArgs']];
