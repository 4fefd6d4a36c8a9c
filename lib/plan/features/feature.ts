import type { JsonObject } from '../../kubernetes/json';
import type { Environment } from '../environment';

/** What tells whether an environment has a feature. */
export type FeatureSubject = Pick<Environment, 'loki' | 'existingLoki' | 'collector' | 'logs' | 'images'>;

/** A part of a stack that a version of a chart may render otherwise than is computed of it. */
export interface Feature {
  /** Stable, as models of charts name it: `topology-distributed`. */
  readonly name: string;

  /** What it is, completing "this version has no …": `topology distributed`. */
  readonly says: string;

  /** Tells whether an environment has it. */
  readonly isUsed: (environment: FeatureSubject) => boolean;

  /** Keys of an environment file that ask for it, laid over those of the plainest one. */
  readonly asked: JsonObject;
}

/** Images that come from a registry of one's own. */
export const IMAGES: Feature = {
  name: 'images',
  says: 'way to take images from another registry',
  isUsed: ({ images }) => images !== undefined,
  asked: { images: { registry: 'registry.example.com/mirror', pullSecrets: ['registry-login'] } },
};

/** The parts that can be asked of one chart. */
export interface ChartFeatures {
  /** Keys of the plainest environment file that installs the chart. */
  readonly plain: JsonObject;

  /** Where the environment file pins the chart. */
  readonly pin: readonly string[];

  /** Everything that an environment file can ask of it. */
  readonly features: readonly Feature[];
}
