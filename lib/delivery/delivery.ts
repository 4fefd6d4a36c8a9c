import type { Release } from '../charts/release';
import type { Manifest } from '../kubernetes/manifest';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { Markdown } from '../syntax/markdown';
import type { Stage, StagedManifests } from './stage';

/** Releases, objects and Secrets that have to reach the cluster. */
export interface DeliveryInput {
  /** Helm releases, in no particular order: each names those that it waits for. */
  readonly releases: readonly Release[];

  /** What runs without Helm: it comes with the releases. */
  readonly objects: readonly Manifest[];

  /** Objects that no chart brings: before and after the releases. */
  readonly prerequisites: readonly Manifest[];

  /** Objects that no chart brings and that are applied after the releases, such as ServiceMonitors. */
  readonly configs: readonly Manifest[];

  /** Secrets that must exist before the releases. */
  readonly secrets: readonly SecretNeed[];

  /** What was delivered until the stack was switched off: it has to go. @default - it is not switched off */
  readonly going?: DeliveryInput;
}

/** Texts of the README on an engine, in whole sentences. */
export interface DeliveryNotes {
  /** How it starts, and goes from stage to stage. */
  readonly start: Markdown;

  /** How Secrets get into the cluster in time. */
  readonly secrets: Markdown;

  /**
   * What becomes of Namespaces that people make before it, for the Secrets in them.
   * @default - nobody need make them: the engine does before it looks for Secrets
   */
  readonly madeNamespaces?: Markdown;
}

/** Output of one engine: its objects by stage, and what people must do. */
export interface Delivery {
  /** Name of the engine, and of the folder with its entry objects if it has any. */
  readonly engine: string;

  /** Texts on the engine for the README of the environment. */
  readonly notes: DeliveryNotes;

  /** Secrets that somebody must create before the stages; the engine brings the others. */
  readonly awaitedSecrets: readonly SecretNeed[];

  /** Objects that make the engine look at the stages; none for an engine that looks at no folder. */
  readonly entry: readonly Manifest[];

  /** Stages that are applied together with the entry objects, or in place of them; the engine applies the others. */
  readonly appliedWithEntry: readonly Stage[];

  /** Objects of each stage: `prerequisites`, `releases` and `configs`. */
  readonly stages: StagedManifests;
}

/** Engines are interchangeable: each knows releases and objects, and nothing of tiers. */
export type DeliveryEngine = (input: DeliveryInput) => Delivery;
