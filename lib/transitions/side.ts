import type { EffectiveRelease, KnownConfig } from '../charts/effective';
import type { EffectiveWorkload } from '../kubernetes/effective-workload';
import type { StackPlan } from '../plan/plan';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from '../rendered/delivered-release';
import type { Rendered } from '../rendered/known';

/** One state of the stack of an environment: what runs, or what is asked for. */
export interface Side {
  /** The objects of its folder in `dist/`; the origin of each is its file. */
  readonly objects: readonly KubeObject[];

  /** Its releases. */
  readonly releases: readonly SideRelease[];

  /** Everything that has pods, whoever makes it. */
  readonly workloads: readonly SideWorkload[];

  /** What programs read. */
  readonly configs: readonly SideConfig[];

  /** What its environment file asks for. @default - nobody has the file, or this version can not read it */
  readonly plan?: StackPlan;
}

/** A release, what it runs, and what Helm renders of it. */
export interface SideRelease {
  /** The release as its engine is told. */
  readonly delivered: DeliveredRelease;

  /** Hash of all that Helm makes it of, as inventories have it: releases with the same render to the same. */
  readonly hash: string;

  /** What it runs, as far as its values tell. @default - it is of a chart, or a version, that nobody knows */
  readonly effective?: EffectiveRelease;

  /** What Helm renders of it. @default - its inventory is missing or stale */
  readonly rendered?: Rendered;
}

/** What has pods: an object of `dist/`, or one that a chart makes. */
export interface SideWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;

  /** The file below `dist/` that it comes of. */
  readonly file: string;

  /** The release that makes it. @default - it stands in `dist/` itself */
  readonly release?: SideRelease;

  /** What its values tell of it. @default - only Helm knows */
  readonly computed?: EffectiveWorkload;

  /** The object: whole if it stands in `dist/`, else as inventories keep it. @default - no inventory knows */
  readonly object?: KubeObject;

  /** Fingerprint of its pod template. @default - no inventory knows */
  readonly template?: string;
}

/** A configuration that a program reads. */
export interface SideConfig extends Pick<KnownConfig, 'program' | 'config'> {
  /** `loki`, or the name of the object that runs the program. */
  readonly owner: string;

  readonly namespace: string;

  /** The file below `dist/` that it comes of. */
  readonly file: string;

  /** The release that makes it. @default - objects of `dist/` */
  readonly release?: SideRelease;
}

/** The state of what is not there yet, or no more. */
export const NOTHING: Side = { objects: [], releases: [], workloads: [], configs: [] };
