import type { FindingKind } from '../findings/finding-kind';

export const REFUSED_PATTERN: FindingKind = {
  id: 'queries/regex',
  severity: 'error',
  since: '0.1.0',
  finds: 'a query has a regular expression that RE2 refuses, such as one that looks ahead',
  happens: 'Loki answers with an error, or Prometheus refuses the whole group of rules',
  remedy: 'write it in the syntax of RE2; what must not match takes a matcher or a filter of its own',
};

export const LOGQL_SYNTAX: FindingKind = {
  id: 'queries/logql-syntax',
  severity: 'error',
  since: '0.1.0',
  sources: ['grafana/loki@v3.6.3:pkg/logql/syntax/ast.go'],
  finds: 'a rule, a panel or a query of the README asks Loki for what is no LogQL',
  happens: 'Loki answers with an error',
  remedy: 'correct the query at the place that the finding names',
};

export const EMPTY_SELECTOR: FindingKind = {
  id: 'queries/empty-selector',
  severity: 'error',
  since: '0.1.0',
  finds: 'nothing between the braces of a query needs a label',
  happens: 'Loki refuses to look through everything it has',
  remedy: 'name a label and a value that is not empty',
};

export const UNKNOWN_LABEL: FindingKind = {
  id: 'queries/unknown-label',
  severity: 'error',
  milder: 'others may push lines with that label, as far as rules over logs and queries of the README are concerned',
  since: '0.1.0',
  finds: 'a query asks for a label that no line of the environment has',
  happens: 'it finds nothing, or puts everything into one group without a name',
  remedy: 'ask by one of the labels that the finding lists',
};

export const NO_SOURCE: FindingKind = {
  id: 'queries/no-source',
  severity: 'error',
  milder: 'others may push such lines, as far as rules over logs and queries of the README are concerned',
  since: '0.1.0',
  finds: 'a query asks for values of labels that no line of the environment has, or has together',
  happens: 'it finds nothing',
  remedy: 'ask for values that one source has, which the finding lists',
};
