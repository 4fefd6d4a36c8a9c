import { valueAt } from '../lib/kubernetes/json';
import type { SecretNeed } from '../lib/kubernetes/secret-need';
import { containers, listAt, objectAt, podSpec, type Rendered } from './rendered';
import type { Verdict } from './verdict';

/** Every Secret and key that a rendered pod reads is one that a tier announces. */
export function verifySecrets(rendered: readonly Rendered[], needs: readonly SecretNeed[]): readonly Verdict[] {
  return rendered.flatMap(secretReferences).map((reference) => verifySecret(reference, needs, rendered));
}

interface SecretReference {
  readonly by: string;
  readonly secret: string;

  /** `undefined` when all keys are read. */
  readonly key: string | undefined;
}

function secretReferences(object: Rendered): readonly SecretReference[] {
  const by = object.name;
  const reference = (secret: unknown, key?: unknown): SecretReference[] =>
    typeof secret === 'string' ? [{ by, secret, key: typeof key === 'string' ? key : undefined }] : [];
  const volumes = listAt(podSpec(object), 'volumes');
  return [
    ...containers(object).flatMap((container) => [
      ...listAt(container, 'envFrom').flatMap((source) => reference(valueAt(source, 'secretRef', 'name'))),
      ...listAt(container, 'env').flatMap((variable) => {
        const selector = objectAt(variable, 'valueFrom', 'secretKeyRef');
        return reference(selector.name, selector.key);
      }),
    ]),
    ...volumes.flatMap((volume) => secretVolumes(volume).flatMap((source) => readItems(source, reference))),
  ];
}

function secretVolumes(volume: Rendered['json']): readonly Rendered['json'][] {
  const projected = listAt(volume, 'projected', 'sources').map((source) => objectAt(source, 'secret'));
  return [objectAt(volume, 'secret'), ...projected];
}

function readItems(
  source: Rendered['json'],
  reference: (secret: unknown, key?: unknown) => SecretReference[],
): readonly SecretReference[] {
  const name = source.secretName ?? source.name;
  const items = listAt(source, 'items');
  return items.length > 0 ? items.flatMap((item) => reference(name, item.key)) : reference(name);
}

function verifySecret(
  { by, secret, key }: SecretReference,
  needs: readonly SecretNeed[],
  rendered: readonly Rendered[],
): Verdict {
  const what = `Secret ${secret}${key === undefined ? '' : `/${key}`} of ${by}`;
  const need = needs.find(({ name }) => name === secret);
  if (!need) {
    const made = rendered.some(({ kind, name }) => kind === 'Secret' && name === secret);
    return {
      what,
      problem: made ? 'is rendered by the chart: a credential would come from its values' : 'is not announced',
    };
  }
  return { what, problem: key === undefined || key in need.keys ? undefined : 'the key is not announced' };
}
