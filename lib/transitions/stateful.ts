import { entryOf } from '../collections/entry-of';
import type { EnvironmentPath } from '../findings/finding';
import { type EffectiveClaim, type EffectiveWorkload, effectiveWorkload } from '../kubernetes/effective-workload';
import type { Json } from '../kubernetes/json';
import { programOfImage } from '../kubernetes/program-image';
import { canonicalJson } from '../rendered/canonical';
import { quantity } from '../units/quantity';
import { controllersOf } from '../wiring/workload';
import { type Change, keptOf, type Pair, workloadPairs } from './pair';
import type { Side, SideRelease, SideWorkload } from './side';

/** A StatefulSet, and what is known of its pods and claims. */
export interface Stateful extends SideWorkload {
  readonly state: EffectiveWorkload;
}

/** Lists the StatefulSets of a release, as far as they are known. */
export function statefulsOf({ workloads }: Side, release: SideRelease): readonly Stateful[] {
  return workloads.filter((workload) => workload.release === release).flatMap((workload) => statefulOf(workload) ?? []);
}

/** Pairs StatefulSets of which something is known on both sides: what only Helm knows of one side has not gone. */
export function statefulPairs(change: Change): readonly Pair<Stateful>[] {
  return workloadPairs(change).flatMap(({ base, head }): readonly Pair<Stateful>[] => {
    const [before, after] = [base && statefulOf(base), head && statefulOf(head)];
    if (before && after) return [{ base: before, head: after }];
    if (before && !head) return isKnownOf(change.head, base?.release) ? [{ base: before }] : [];
    if (after && !base) return isKnownOf(change.base, head?.release) ? [{ head: after }] : [];
    return [];
  });
}

/** The StatefulSets of which claims are known on both sides, and differ in what is told of them. */
export function keptStatefulClaims(change: Change): ReadonlySet<string> {
  const changed = keptOf(statefulPairs(change)).filter(
    ({ base, head }) => canonicalJson(base.state.claims.map(plain)) !== canonicalJson(head.state.claims.map(plain)),
  );
  return new Set(changed.map(({ head: { namespace, name } }) => `StatefulSet ${namespace}/${name}`));
}

function plain({ name, size, storageClass, accessModes }: EffectiveClaim): Json {
  return [name, bytesOf(size), storageClass ?? null, [...accessModes]];
}

function statefulOf(workload: SideWorkload): Stateful | undefined {
  if (workload.kind !== 'StatefulSet') return undefined;
  const state = workload.computed ?? (workload.object && effectiveWorkload(workload.object.json));
  return state && { ...workload, state };
}

/** Whether all pods of a release are known on a side; of one that is not there, none are. */
function isKnownOf({ releases }: Side, release: SideRelease | undefined): boolean {
  const same = releases.find(
    ({ delivered: { name, namespace } }) =>
      name === release?.delivered.name && namespace === release.delivered.namespace,
  );
  if (same === undefined) return true;
  return same.rendered !== undefined || (same.effective?.workloads ?? []).length > 0;
}

/** Whether its pods keep lines of Loki: those of a collector keep places and queues. */
export function keepsLines({ state }: Stateful): boolean {
  return state.claims.length > 0 && (runsLoki(state) || runsMinio(state));
}

/** Whether its pods are a MinIO. */
export function runsMinio({ containers }: EffectiveWorkload): boolean {
  return containers.some(({ image }) => /(^|\/)minio(:|@|$)/.test(image));
}

function runsLoki({ containers }: EffectiveWorkload): boolean {
  return containers.some(({ image }) => programOfImage(image)?.program === 'loki');
}

/** Whether its pods take lines in, and hold what is not stored yet. */
export function takesLines({ state }: Stateful): boolean {
  const targets = state.containers.flatMap(({ args }) => args.map((arg) => /^-target=(.*)$/.exec(String(arg))?.[1]));
  if (targets.every((target) => target === undefined)) return runsLoki(state);
  return targets.some((target) => ['all', 'write', 'ingester'].some((taker) => target?.split(',').includes(taker)));
}

/** Names the claims of the pods from one ordinal on, up to another; of one template, or of all. */
export function claimNames(
  { name, state }: Stateful,
  from: number,
  upTo: number,
  template?: string,
): readonly string[] {
  const ordinals = Array.from({ length: Math.max(0, upTo - from) }, (_, index) => from + index);
  const claims = state.claims.filter((claim) => template === undefined || claim.name === template);
  return ordinals.flatMap((ordinal) => claims.map((claim) => `${claim.name}-${name}-${ordinal}`));
}

/** The same size may be written in other words. */
function bytesOf(size: string): number | string {
  return quantity(size) ?? size;
}

/** Says what differs between claims of one name: `10Gi`, `10Gi of the class fast`. */
export function claimTexts(
  before: EffectiveClaim | undefined,
  after: EffectiveClaim | undefined,
): { readonly from?: string; readonly to?: string } {
  const hasOtherClass = before !== undefined && after !== undefined && before.storageClass !== after.storageClass;
  const hasOtherModes = before !== undefined && after !== undefined && modesOf(before) !== modesOf(after);
  const isSameSize = before !== undefined && after !== undefined && bytesOf(before.size) === bytesOf(after.size);
  const text = (claim: EffectiveClaim) =>
    [
      isSameSize ? before.size : claim.size,
      ...(hasOtherClass ? [`of ${classOf(claim)}`] : []),
      ...(hasOtherModes ? [`as ${modesOf(claim)}`] : []),
    ].join(' ');
  return { ...(before && { from: text(before) }), ...(after && { to: text(after) }) };
}

function classOf({ storageClass }: EffectiveClaim): string {
  if (storageClass === undefined) return 'the default class';
  return storageClass === '' ? 'no class' : `the class ${storageClass}`;
}

function modesOf({ accessModes }: EffectiveClaim): string {
  return accessModes.join(' and ');
}

/** Finds the key of an environment file that says how large the volumes of a StatefulSet are, if no override does. */
export function volumePath({ plan }: Side, { name, namespace, state }: Stateful): EnvironmentPath | undefined {
  const loki = plan?.environment.loki;
  if (loki === undefined) return undefined;
  if (runsMinio(state) && loki.storage.kind === 'minio') return ['loki', 'storage', 'minio', 'volume'];
  const keys = plan?.wiring.workloads
    .filter((workload) => workload.namespace === namespace && controllersOf(workload).includes(name))
    .map(({ volumeKey }) => volumeKey ?? '');
  const sizes: Readonly<Record<string, string>> = { 'loki.volume': String(loki.volume) };
  const key = keys?.find((each) => state.claims.some(({ size }) => size === entryOf(sizes, each)));
  return key?.split('.');
}

/** Finds the key of an environment file that says the class of the volumes of a StatefulSet, if no override does. */
export function classPath({ plan }: Side, { state }: Stateful): EnvironmentPath | undefined {
  const loki = plan?.environment.loki;
  const isSaid = loki !== undefined && state.claims.every(({ storageClass }) => storageClass === loki.storageClass);
  return isSaid && (runsLoki(state) || runsMinio(state)) ? ['loki', 'storageClass'] : undefined;
}
