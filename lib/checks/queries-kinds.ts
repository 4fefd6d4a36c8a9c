import type { FindingKind } from '../findings/finding-kind';

export const REFUSED_PATTERN: FindingKind = {
  id: 'queries/regex',
  severity: 'error',
  since: '0.1.0',
  finds: 'a query has a regular expression that RE2 refuses, such as one that looks ahead',
  happens: 'Loki answers with an error, or Prometheus refuses the whole group of rules',
  remedy: 'write it in the syntax of RE2; what must not match takes a matcher or a filter of its own',
};
