import { grouped } from '../../collections/grouped';
import type { SecretNeed } from '../../kubernetes/secret-need';
import { foreignSecrets } from '../../needs/foreign';
import type { StackPlan } from '../../plan/plan';
import type { KubeObject } from '../../references/kube-object';
import { literal } from '../../syntax/re2-literal';
import { sh } from '../../syntax/shell';
import type { Effect, Step } from '../effect';
import { type Change, type Pair, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes, without } from '../words';

type Secret = ReturnType<typeof foreignSecrets>[number];

/** What people must create. */
export const secrets: Transition = {
  kind: 'doors/secrets',
  finds: 'a Secret that others create is needed, needs other keys, or is needed no longer',
  happens: 'what refers to a Secret or a key that is not there does not start, or does not work',
  sources: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod'],
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const pairs = pairsOf(needsOf(plans.base), needsOf(plans.head), ({ namespace, name }) => `${namespace}/${name}`);
    return pairs.flatMap((pair) => secretEffects(pair, change, plans.head));
  },
};

/** Two tiers may need keys of one Secret. */
function needsOf(plan: StackPlan): readonly Secret[] {
  const keyOf = ({ namespace, name }: Secret) => `${namespace}/${name}`;
  return [...grouped(foreignSecrets(plan), keyOf).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, keys: [...new Set(same.flatMap(({ keys }) => keys))] })),
  );
}

function secretEffects(pair: Pair<Secret>, change: Change, plan: StackPlan): readonly Effect[] {
  const { namespace, name } = pair.head ?? pair.base;
  const [more, less] = [
    without(pair.head?.keys ?? [], pair.base?.keys ?? []),
    without(pair.base?.keys ?? [], pair.head?.keys ?? []),
  ];
  const secret = `the Secret \`${namespace}/${name}\``;
  const place = { kind: 'doors/secrets', subject: `Secret ${namespace}/${name}` } as const;
  if (!pair.head) {
    const happens = 'nothing of the stack reads it any more; it may be deleted once the new pods run';
    return [
      {
        ...place,
        verdict: 'told',
        what: `${secret} is no longer needed`,
        happens,
        file: fileOf(change.base, pair.base),
      },
    ];
  }
  const file = fileOf(change.head, pair.head);
  if (!pair.base || more.length > 0) {
    return [{ ...place, verdict: 'careful', file, ...neededTexts(pair.head, more, pair.base === undefined, plan) }];
  }
  if (less.length === 0) return [];
  const what = `${secret} needs no longer ${codes(less)}`;
  return [{ ...place, verdict: 'told', what, happens: 'nothing of the stack reads them any more', file }];
}

function neededTexts(secret: Secret, more: readonly string[], isNew: boolean, plan: StackPlan) {
  const named = `the Secret \`${secret.namespace}/${secret.name}\``;
  const keys = more.length > 0 ? `${isNew ? ' with ' : ''}${codes(more)}` : '';
  return {
    what: isNew ? `${named} is needed${keys}` : `${named} needs ${keys}, too`,
    happens: 'what refers to it does not start, or does not work, until it is there',
    steps: { before: [stepFor(secret, isNew, plan)] },
  };
}

/** Who applies encrypted Secrets with the stack is told where they belong; everybody else is told a command. */
function stepFor(secret: Secret, isNew: boolean, { environment, delivery, tiers }: StackPlan): Step {
  const needs = tiers.flatMap((tier) => tier.secrets).filter((each) => isSame(each, secret));
  const [need] = needs;
  const purpose = need ? `: ${needs.map((each) => each.purpose).join('; ')}` : '';
  const said = `\`${secret.namespace}/${secret.name}\``;
  const path = environment.delivery.flux?.secrets?.path;
  if (!isNew) return { text: `Add the keys to the Secret ${said}${purpose}.` };
  // The key that decrypts the others, certificates, and what the environment file names by hand.
  if (!need) return { text: `Create the Secret ${said}, or have it created.` };
  if (path !== undefined && !delivery.awaitedSecrets.some((each) => isSame(each, secret))) {
    return { text: `Put the Secret ${said} into \`${path}\`, encrypted${purpose}.` };
  }
  return {
    text: `Create the Secret ${said}, each \`FILE\` with the value alone${purpose}.`,
    command: commandFor(need),
  };
}

function isSame(one: Pick<SecretNeed, 'namespace' | 'name'>, other: Pick<SecretNeed, 'namespace' | 'name'>): boolean {
  return one.namespace === other.namespace && one.name === other.name;
}

function commandFor({
  namespace,
  name,
  keys,
  type,
  labels = {},
}: Pick<SecretNeed, 'namespace' | 'name' | 'keys' | 'type' | 'labels'>): string {
  const options = [
    ...(type === undefined ? [] : [`--type=${type}`]),
    ...Object.keys(keys).map((key) => `--from-file=${key}=FILE`),
  ];
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    sh`kubectl -n ${namespace} create secret generic ${name} ${options}`.source,
    ...(marks.length > 0 ? [sh`kubectl -n ${namespace} label secret ${name} ${marks}`.source] : []),
  ].join('\n');
}

/** The object that names it in its namespace; Grafana has it from elsewhere, and its data source asks for it. */
function fileOf({ objects, releases }: Side, { namespace, name }: Secret): string {
  const word = new RegExp(String.raw`(?<![\w.-])${literal(name)}(?![\w.-])`);
  const isHome = (object: KubeObject) =>
    (releases.find(({ delivered }) => delivered.object === object)?.delivered.namespace ?? object.namespace) ===
    namespace;
  const naming = objects.filter(({ json }) => word.test(JSON.stringify(json)));
  const source = objects.find((object) => object.kind === 'ConfigMap' && isHome(object));
  return (naming.find(isHome) ?? source ?? naming[0] ?? objects[0])?.origin ?? '';
}
