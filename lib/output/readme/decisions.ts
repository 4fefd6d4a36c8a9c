import type { Finding } from '../../findings/finding';
import type { JsonObject } from '../../kubernetes/json';
import type { StackPlan } from '../../plan/plan';
import { code, list, section, table } from '../../syntax/markdown';

export function deviationsSection({ environment }: StackPlan): string | undefined {
  const rows = environment.readme.deviations.map(({ asked, built, reason }) => [asked, built, reason]);
  return section('Where this differs from what was asked', table(['Asked', 'Built', 'Because'], rows));
}

/** Values and patches that the environment adds by hand: nothing checks their meaning. */
export function overridesSection({ environment, releases }: StackPlan): string | undefined {
  const overridden = releases.flatMap(({ name, overrides }) => {
    const keys = leafPaths(overrides).map((path) => `\`${path}\``);
    return keys.length > 0 ? [`Values of the release \`${name}\`: ${keys.join(', ')}`] : [];
  });
  return section(
    'Overrides',
    list(overridden),
    ...environment.patches.map(({ target, operations }) =>
      [`${target.kind} \`${target.name}\`:`, code('json', JSON.stringify(operations, null, 2))].join('\n\n'),
    ),
  );
}

export function warningsSection({ environment }: StackPlan, acknowledged: readonly Finding[]): string | undefined {
  const reasons = new Map(environment.acknowledge.map(({ id, reason }) => [id, reason]));
  const rows = acknowledged.map(({ id, problem, consequence }) => [
    `\`${id}\``,
    `${problem}: ${consequence}`,
    reasons.get(id) ?? '',
  ]);
  return section('Acknowledged warnings', table(['Warning', 'What it means', 'Accepted because'], rows));
}

function leafPaths(values: JsonObject, prefix = ''): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? leafPaths(value, path) : [path];
  });
}
