import type { FindingKind } from '../../findings/finding-kind';

/** Ways around redaction: by files that are read as they are, or by another configuration. */
export const REDACTION_BYPASS: FindingKind = {
  id: 'redaction/bypass',
  severity: 'error',
  since: '0.1.0',
  finds: 'lines of sensitive namespaces get around what redacts them',
  happens: 'secrets of sensitive namespaces leave the node and are stored',
  remedy: 'delete the value that replaces the configuration, or name only files that no pod writes',
};
