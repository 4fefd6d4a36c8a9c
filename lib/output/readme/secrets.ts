import type { Delivery } from '../../delivery/delivery';
import { stageFolder } from '../../delivery/stage';
import { objectFiles } from '../../kubernetes/object-files';
import type { SecretNeed } from '../../kubernetes/secret-need';
import type { StackPlan } from '../../plan/plan';
import { code, fenced, list, type Markdown, md, prose, section } from '../../syntax/markdown';
import { sh } from '../../syntax/shell';

/** Names and keys only: no value of a Secret ever passes through this project. */
export function secretsSection({ tiers, delivery }: StackPlan): Markdown | undefined {
  const needs = tiers.flatMap((tier) => tier.secrets);
  return section(
    'Secrets that must exist',
    list(needs.map(describe)),
    ...(needs.length > 0 ? [delivery.notes.secrets, ...firstSteps(delivery)] : []),
  );
}

function describe({ name, namespace, keys, purpose, type, labels = {} }: SecretNeed): Markdown {
  const lines = list(Object.entries(keys).map(([key, meaning]) => md`${code(key)}: ${prose(meaning)}`));
  const typed = type === undefined ? '' : md`, of the type ${code(type)}`;
  const [label] = Object.entries(labels).map((pair) => pair.join(': '));
  const labelled = label === undefined ? '' : md`, with the label ${code(label)}`;
  return md`${code(`${namespace}/${name}`)}${typed}${labelled}, ${prose(purpose)}, with the keys\n${lines ?? ''}`;
}

/** The order that works although the first sync makes the namespaces. */
function firstSteps({ awaitedSecrets, notes, stages }: Delivery): readonly Markdown[] {
  if (notes.madeNamespaces === undefined || awaitedSecrets.length === 0) return [];
  const namespaces = new Set(awaitedSecrets.map(({ namespace }) => namespace));
  const made = objectFiles(stages.prerequisites)
    .filter(({ object: { kind, metadata } }) => kind === 'Namespace' && namespaces.has(metadata.name))
    .map(({ file }) => sh`kubectl apply --server-side -f ${`${stageFolder('prerequisites')}/${file}`}`.source);
  return [
    BEFORE,
    fenced('sh', [...made, ...awaitedSecrets.flatMap(creates)].join('\n')),
    ...(made.length > 0 ? [notes.madeNamespaces] : []),
  ];
}

const BEFORE = md`By hand: in this folder, before anything else of it is applied, each \`FILE\` with the value alone and no newline at its end:`;

function creates({ namespace, name, keys, type, labels = {} }: SecretNeed): readonly string[] {
  const files = Object.keys(keys).map((key) => `--from-file=${key}=FILE`);
  const options = [...(type === undefined ? [] : [`--type=${type}`]), ...files];
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    sh`kubectl -n ${namespace} create secret generic ${name} ${options}`.source,
    ...(marks.length > 0 ? [sh`kubectl -n ${namespace} label secret ${name} ${marks}`.source] : []),
  ];
}
