import type { FindingKind } from '../findings/finding-kind';

export const DURATION: FindingKind = {
  id: 'environment/duration',
  severity: 'error',
  since: '0.1.0',
  finds: 'a duration is none, or is zero',
  happens: 'a program would refuse it, or read it as something else',
  remedy: 'write whole numbers, each with ms, s, m, h, d or w, such as `30d`',
};

export const SIZE: FindingKind = {
  id: 'environment/size',
  severity: 'error',
  since: '0.1.0',
  finds: 'a size is none, or is zero',
  happens: 'a program would refuse it, or read it as something else',
  remedy: 'write a whole number with Ki, Mi, Gi or Ti, such as `10Gi`',
};

export const TENANT: FindingKind = {
  id: 'loki/tenant',
  severity: 'error',
  since: '0.1.0',
  finds: 'the name of a tenant is one that Loki does not accept',
  happens: 'Loki refuses every request, and no line is stored',
  remedy: "use at most 150 letters, digits and ! - _ . * ' ( ), and neither `.` nor `..`",
};

export const UNKNOWN_VERSION: FindingKind = {
  id: 'chart/unknown-version',
  severity: 'error',
  since: '0.1.0',
  finds: 'what is asked for is not one exact version of a chart, or nothing is known of any version near it',
  happens: 'a chart ignores the values keys that it does not know, and nobody would notice',
  remedy: 'use a version that the finding names, or have `npx cdk8s-logging charts add NAME VERSION` read the chart',
};

export const WRONG_REPOSITORY: FindingKind = {
  id: 'chart/wrong-repository',
  severity: 'error',
  since: '0.1.0',
  finds: 'another repository than the one that is named publishes this version of a chart',
  happens: 'the repository that is named has no such chart, or another product under the same version',
  remedy: 'name the repository that publishes it, or another version',
};
