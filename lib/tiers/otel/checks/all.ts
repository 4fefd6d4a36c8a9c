import type { Check } from '../../../findings/check';
import { boundedRetry } from './bounded-retry';
import { componentMissing } from './components';
import { hostPorts } from './host-ports';
import { plainUnsupported } from './plain';
import { receiverMissing, receiverUnused } from './receiver';
import type { OtelPlanSubject, OtelSubject } from './subject';

/** What is asked of the OpenTelemetry collectors makes sense. */
export const OTEL_CHECKS: readonly Check<OtelSubject>[] = [
  receiverMissing,
  receiverUnused,
  hostPorts,
  boundedRetry,
  plainUnsupported,
];

/** What was built of them can run. */
export const OTEL_PLAN_CHECKS: readonly Check<OtelPlanSubject>[] = [componentMissing];
