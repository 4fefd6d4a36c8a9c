import type { Transition } from '../transition';
import { claimPolicy } from './claim-policy';
import { claimsLeft } from './claims-left';
import { copies } from './copies';
import { deletes } from './deletes';
import { lokiReplaced } from './loki-replaced';
import { lookback } from './lookback';
import { protection } from './protection';
import { releaseGone } from './release-gone';
import { replicas } from './replicas';
import { retention } from './retention';
import { rulesStore } from './rules-store';
import { schema } from './schema';
import { store } from './store';
import { streamRetention } from './stream-retention';
import { switchedOff } from './switched-off';
import { tenant } from './tenant';
import { wal } from './wal';

/** What becomes of stored lines. */
export const DATA: readonly Transition[] = [
  retention,
  streamRetention,
  deletes,
  schema,
  store,
  rulesStore,
  tenant,
  lokiReplaced,
  switchedOff,
  releaseGone,
  claimsLeft,
  replicas,
  claimPolicy,
  protection,
  wal,
  copies,
  lookback,
];
