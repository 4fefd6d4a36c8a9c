import type { Finding } from '../../findings/finding';
import { chosenCollector } from '../../plan/collectors';
import type { StackPlan } from '../../plan/plan';
import { blocks, code, heading, type Markdown, md } from '../../syntax/markdown';
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
import { volumesSection } from './volumes';
import { releasesSection, workloadsSection } from './workloads';

/** Writes the README of an environment's folder. */
export function readme(plan: StackPlan, acknowledged: readonly Finding[]): string {
  const { name, cluster, platform, enabled } = plan.environment;
  const sections = [
    heading(1, name),
    md`The logging stack of the cluster ${code(cluster)} (${platform.distribution}, ${plural(platform.nodes, 'node')}).`,
    ...(enabled ? stackSections(plan, acknowledged) : switchedOffSections(plan)),
  ];
  return `${blocks(...sections).source}\n`;
}

/** Nothing is told of folders and objects that are not there any more. */
function switchedOffSections(plan: StackPlan): readonly (Markdown | undefined)[] {
  const left = Object.values(plan.delivery.stages).flat();
  return left.length > 0 ? [SWITCHED_OFF, deliverySection(plan)] : [NOTHING_LEFT];
}

const SWITCHED_OFF = md`It is switched off. What is left here protects its data: with its namespaces, volumes and the lines on them would go. \`enabled: true\` brings it back.`;

const NOTHING_LEFT = md`It is switched off, and nothing is left here: none of its namespaces and volumes is its own. \`enabled: true\` brings it back.`;

function stackSections(plan: StackPlan, acknowledged: readonly Finding[]): readonly (Markdown | undefined)[] {
  return [
    releasesSection(plan),
    workloadsSection(plan),
    flowSection(plan),
    meshSection(plan),
    labelsSection(plan, chosenCollector(plan.environment.collector).collector),
    queriesSection(plan),
    alertsSection(plan),
    secretsSection(plan),
    othersSection(plan),
    deliverySection(plan),
    volumesSection(plan),
    ...manualStepSections(plan),
    deviationsSection(plan),
    overridesSection(plan),
    warningsSection(plan, acknowledged),
  ];
}
