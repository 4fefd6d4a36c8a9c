import type { Found } from '../../../findings/finding-kind';
import { removeKey } from '../../../findings/repair';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { originsInValues } from '../effective/origins';
import type { Bucket } from '../storage/kind';
import { kindOf } from '../storage/kinds';
import { lokiCheck } from './subject';

/** Rules stand in the environment file or in a bucket: Loki's ruler has one store, and that of mounted files is read-only. */
export const rulerStore = lokiCheck({
  id: 'loki/ruler-store',
  severity: 'error',
  since: '0.2.0',
  finds:
    'there is a bucket for rules and no Alertmanager, or rules from the file as well; or there are rules from nowhere',
  happens: 'the bucket stays empty, and rules that Grafana is told to write there are refused',
  remedy: 'name the Alertmanager under `loki.rules`, and give either `groups` or a bucket for rules',
  needs: ['loki'],
  find: ({ loki: { rules, storage, values } }) => {
    const bucket = kindOf(storage).rulerBucket(storage);
    if (bucket === undefined) return rules?.groups.length === 0 && !namesStore(values) ? [FROM_NOWHERE] : [];
    const path = ['loki', 'storage', storage.kind, ...bucket.path];
    if (rules === undefined) return [withoutAlertmanager(path, bucket)];
    return rules.groups.length > 0 ? [twice(path, bucket)] : [];
  },
});

/** Overrides may name a directory for rules, which the chart's sidecar or a volume of others fills. */
function namesStore(values: JsonObject): boolean {
  return originsInValues(['ruler', 'storage']).some((origin) => valueAt(values, ...origin) !== undefined);
}

function withoutAlertmanager(path: Found['path'], { name }: Bucket): Found {
  return {
    path,
    problem: `${name} is the bucket for rules, and no Alertmanager is named that their alerts go to`,
    consequence: 'no ruler runs, the bucket stays empty, and rules that Grafana writes are refused',
    fix: removeKey(path, { otherwise: 'name the Alertmanager under `loki.rules.alertmanager`, by its URL' }),
  };
}

function twice(path: Found['path'], { name }: Bucket): Found {
  return {
    path,
    problem: `${name} is the bucket for rules, and loki.rules.groups has rules as well`,
    consequence:
      'those of the file would win: they are mounted, that store is read-only, and rules that Grafana writes are refused',
    fix: removeKey(path, { otherwise: 'delete `loki.rules.groups`, and write the rules by the API of Loki' }),
  };
}

const FROM_NOWHERE: Found = {
  path: ['loki', 'rules'],
  problem: 'there are no groups of rules, and no bucket that Loki could keep rules in',
  consequence: 'the ruler would have nothing to evaluate, and could keep nothing that it is given',
  fix: removeKey(['loki', 'rules'], {
    otherwise:
      'write rules under `loki.rules.groups`, or name a bucket for rules, such as `loki.storage.s3.buckets.ruler`',
  }),
};
