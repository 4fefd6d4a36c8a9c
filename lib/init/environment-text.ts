import type { JsonObject } from '../kubernetes/json';
import { COLLECTORS } from '../plan/collectors';
import { isCloud } from '../platform/distributions';
import { toYaml } from '../syntax/yaml';
import type { Answers } from './answers';
import { storeChoice } from './stores';

/** Writes an environment file that says what was answered, and nothing that has a default. */
export function environmentText(answers: Answers): string {
  return `${HEAD}${toYaml(environment(answers))}`;
}

const HEAD = `# yaml-language-server: $schema=schema.json
# What this cluster is, and what its logging stack shall be. What is not said has a default: an editor lists the keys.
`;

function environment(answers: Answers): JsonObject {
  const { cluster, distribution, nodes, nodeMemory, collector, namespace } = answers;
  return {
    cluster,
    platform: { distribution, nodes, ...(nodeMemory !== undefined && { nodeMemory }) },
    delivery: delivery(answers),
    ...(answers.delivery === 'manifests' && { packaging: 'manifests' }),
    loki: loki(answers),
    collector: { [collector]: COLLECTORS[collector].example(namespace) },
  };
}

function delivery({ delivery: engine, repoUrl = '' }: Answers): JsonObject {
  if (engine === 'flux') return { flux: {} };
  if (engine === 'argocd') return { argocd: { source: { repoUrl } } };
  return engine === 'manifests' ? { manifests: {} } : { helmController: {} };
}

function loki(answers: Answers): JsonObject {
  const { store, details, namespace, retention } = answers;
  const { loki: section, isExisting = false } = storeChoice(store);
  if (isExisting) return section(details);
  return { namespace, ...shape(answers), retention, ...section(details) };
}

/** A cloud grows, so Loki is one that can; plain objects have neither a gateway nor a canary. */
function shape({ distribution, store, delivery: engine, nodes }: Answers): JsonObject {
  if (engine === 'manifests') return { gateway: false, canary: false };
  if (isCloud(distribution) && store !== 'filesystem' && nodes >= 3) return { topology: 'distributed' };
  return {};
}
