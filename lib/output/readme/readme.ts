import type { Finding } from '../../findings/finding';
import type { StackPlan } from '../../plan/plan';
import { plural } from '../../units/plural';
import { alertsSection } from './alerts';
import { deviationsSection, overridesSection, warningsSection } from './decisions';
import { deliverySection } from './delivery';
import { flowSection } from './flows';
import { labelsSection, queriesSection } from './labels';
import { manualStepSections } from './manual-steps';
import { meshSection } from './mesh';
import { othersSection } from './others';
import { secretsSection } from './secrets';
import { releasesSection, workloadsSection } from './workloads';

/** Writes the README of an environment's folder. */
export function readme(plan: StackPlan, acknowledged: readonly Finding[]): string {
  const { name, cluster, platform, enabled } = plan.environment;
  const sections = [
    `# ${name}`,
    `The logging stack of the cluster \`${cluster}\` (${platform.distribution}, ${plural(platform.nodes, 'node')}).`,
    ...(enabled ? stackSections(plan, acknowledged) : [SWITCHED_OFF, deliverySection(plan)]),
  ];
  return `${sections.filter((text) => text !== undefined).join('\n\n')}\n`;
}

const SWITCHED_OFF =
  'It is switched off. What is left here protects its data: with its namespaces, volumes and the lines on them would go. `enabled: true` brings it back.';

function stackSections(plan: StackPlan, acknowledged: readonly Finding[]): readonly (string | undefined)[] {
  return [
    releasesSection(plan),
    workloadsSection(plan),
    flowSection(plan),
    meshSection(plan),
    labelsSection(plan),
    queriesSection(plan),
    alertsSection(plan),
    secretsSection(plan),
    othersSection(plan),
    deliverySection(plan),
    ...manualStepSections(plan),
    deviationsSection(plan),
    overridesSection(plan),
    warningsSection(plan, acknowledged),
  ];
}
