import type { FindingKind } from '../../findings/finding-kind';

/** Pods of components that are missing, or in vain. */
export const LOKI_REPLICAS: FindingKind = {
  id: 'loki/replicas',
  severity: 'error',
  since: '0.1.0',
  finds:
    '`loki.replicas` asks for pods of a component that the topology lacks, for none of one that it needs, or for several compactors',
  happens: 'Loki works in part or not at all, or pods hold memory and volumes without any work',
  remedy: 'give each component of the topology its number of pods, and delete those of others',
};
