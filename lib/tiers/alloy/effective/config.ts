import type { EffectiveConfig } from '../../../charts/effective';
import { expandTemplate } from '../../../charts/expand-template';
import { isTrue, mapOf, printed } from '../../../charts/go-template';
import type { AlloyRelease } from './release';

const KEY = 'config.alloy';

/** Name of the ConfigMap in which the pods look for the configuration. */
export function configName({ alloy, fullName }: AlloyRelease): string {
  const { name } = mapOf(alloy.configMap);
  return isTrue(name) ? printed(name) : fullName;
}

/** Key at which they look. */
export function configKey({ alloy }: AlloyRelease): string {
  const { key } = mapOf(alloy.configMap);
  return isTrue(key) ? printed(key) : KEY;
}

/** Says what Alloy finds in its file, or why nobody can tell. */
export function alloyConfig(release: AlloyRelease): EffectiveConfig {
  const [name, key] = [configName(release), configKey(release)];
  const place = { program: 'alloy', object: { kind: 'ConfigMap', name }, key } as const;
  const { create, content } = mapOf(release.alloy.configMap);
  const unknown = whyUnknown(release, name, key, isTrue(create));
  if (unknown !== undefined) return { ...place, unknown };
  if (!isTrue(content)) return { ...place, unknown: 'Alloy runs the example of the chart' };
  const text = expandTemplate(printed(content), release);
  return text === undefined
    ? { ...place, unknown: 'alloy.configMap.content holds templates' }
    : { ...place, config: text.replace(/[\n ]+$/, '') };
}

function whyUnknown(release: AlloyRelease, name: string, key: string, created: boolean): string | undefined {
  const { dialect, fullName } = release;
  if (!created) return `Alloy reads ${name}, which the chart does not write`;
  if (!dialect.namedConfig && name !== fullName) return `Alloy reads ${name}, and the chart writes ${fullName}`;
  return !dialect.keyedConfig && key !== KEY ? `Alloy reads the key ${key}, and the chart writes ${KEY}` : undefined;
}
