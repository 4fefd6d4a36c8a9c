import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { releaseHash } from '../../lib/rendered/inventory';
import type { PodTemplates } from '../../lib/rendered/templates';
import { effectsOf } from '../../lib/transitions/all';
import type { Effect } from '../../lib/transitions/effect';
import type { Side } from '../../lib/transitions/side';
import { sideOf } from '../../lib/transitions/side-of';

/** A side of a change, made by hand. */
export interface Made {
  /** Objects of `dist/`. @default - none */
  readonly objects?: readonly JsonObject[];

  /** What releases render, by their names. @default - nobody knows */
  readonly rendered?: Readonly<Record<string, readonly JsonObject[]>>;

  /** Fingerprints of pod templates, by the names of releases. @default - none */
  readonly templates?: Readonly<Record<string, PodTemplates>>;
}

/** Makes a side of objects that stand in a folder of `dist/`. */
export function made({ objects = [], rendered = {}, templates = {} }: Made): Side {
  const own = objects.map((json) => read(json, `made/2-releases/${name(json)}.yaml`));
  const side = sideOf(own, []);
  const releases = deliveredReleases(own).map((delivered) => {
    const known = rendered[delivered.name]?.map((json): KubeObject => ({ ...read(json, ''), ofChart: true }));
    const prints = templates[delivered.name];
    return {
      delivered,
      hash: releaseHash(delivered),
      ...(known && { rendered: { objects: known, ...(prints && { templates: prints }) } }),
    };
  });
  const pods = releases.flatMap((release) =>
    (release.rendered?.objects ?? []).map((object) => ({
      kind: object.kind,
      namespace: object.namespace ?? '',
      name: object.name,
      file: release.delivered.object.origin,
      release,
      object,
    })),
  );
  return { ...side, releases, workloads: [...pods.filter(({ kind }) => kind === 'StatefulSet'), ...side.workloads] };
}

/** What becomes of one into the other, of some kind. */
export function toldOf(base: Made, head: Made, kind: string): readonly Effect[] {
  return effectsOf({ base: made(base), head: made(head) }).filter((effect) => effect.kind === kind);
}

/** The verdicts of what is told, the worst first. */
export function verdicts(base: Made, head: Made, kind: string): readonly string[] {
  return toldOf(base, head, kind).map(({ verdict }) => verdict);
}

function read(json: JsonObject, origin: string): KubeObject {
  const object = kubeObject(json, origin, 'logs');
  if (object === undefined) throw new Error('no object');
  return object;
}

function name({ kind, metadata }: JsonObject): string {
  return `${(metadata as JsonObject).name}-${String(kind).toLowerCase()}`;
}

/** An object of a kind, in the namespace `logs`. */
export function object(apiVersion: string, kind: string, called: string, rest: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name: called, namespace: 'logs' }, ...rest };
}

/** A HelmRelease of some chart. */
export function helmRelease(called: string): JsonObject {
  return object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', called, {
    spec: { releaseName: called, targetNamespace: 'logs', chart: { spec: { chart: 'some', version: '1.0.0' } } },
  });
}

/** An Application of some chart. */
export function application(called: string): JsonObject {
  return object('argoproj.io/v1alpha1', 'Application', called, {
    spec: {
      destination: { namespace: 'logs' },
      source: { chart: 'some', repoURL: 'charts.example.com', targetRevision: '1.0.0', helm: { releaseName: called } },
    },
  });
}
