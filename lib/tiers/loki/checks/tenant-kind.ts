import type { FindingKind } from '../../../findings/finding-kind';

/** Loki, and those who call it, do not agree about the tenant. */
export const TENANT_CLOSURE: FindingKind = {
  id: 'loki/tenant-closure',
  severity: 'error',
  since: '0.1.0',
  finds:
    'somebody writes to Loki or reads from it as another tenant than `loki.tenant`, or values say otherwise of tenants',
  happens:
    'Loki answers 401 and lines are dropped, writers and readers never see the same lines, or everyone sees every line',
  remedy: 'name one tenant in `loki.tenant`, and delete what says otherwise',
};
