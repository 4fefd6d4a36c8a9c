import { rulerStore } from '../../../../lib/tiers/loki/checks/ruler-store';
import type { LogRules, ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import type { LokiStorage } from '../../../../lib/tiers/loki/storage/kinds';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal, onDisk, S3 } from '../props';

const RULED = { ...S3, buckets: { chunks: 'a', ruler: 'b' } };
const BY_API: LogRules = { alertmanager: 'http://alertmanager.logs:9093', groups: [] };
const IN_FILE: LogRules = { ...BY_API, groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'vector(1)' }] }] };

const found = (loki: ResolvedLoki) => runCheck(rulerStore, { loki });

test('rules in the file need no bucket, and rules by the API need one', () => {
  expect(found(minimal({ rules: IN_FILE }))).toEqual([]);
  expect(found(minimal({ rules: BY_API, storage: RULED }))).toEqual([]);
  expect(found(minimal())).toEqual([]);
  expect(found(onDisk({ rules: IN_FILE }))).toEqual([]);
});

test('a bucket for rules needs an Alertmanager', () => {
  expect(found(minimal({ storage: RULED }))).toMatchObject([
    {
      path: ['loki', 'storage', 's3', 'buckets', 'ruler'],
      fix: fixText('name the Alertmanager under `loki.rules.alertmanager`'),
    },
  ]);
});

test('of rules in the file and a bucket for rules, the file would win', () => {
  const azure: LokiStorage = {
    kind: 'azure',
    account: 'a',
    containers: { chunks: 'a', ruler: 'b' },
    identity: { secret: 'c' },
  };
  expect(found(minimal({ rules: IN_FILE, storage: azure }))).toMatchObject([
    { path: ['loki', 'storage', 'azure', 'containers', 'ruler'], consequence: expect.stringMatching('read-only') },
  ]);
});

test('rules without groups and without a bucket are none', () => {
  expect(found(minimal({ rules: BY_API }))).toMatchObject([{ path: ['loki', 'rules'] }]);
  expect(found(onDisk({ rules: BY_API }))).toMatchObject([{ path: ['loki', 'rules'] }]);
});

test('rules may come into a directory that overrides name', () => {
  const storage = { type: 'local', local: { directory: '/rules' } };
  expect(found(onDisk({ rules: BY_API, values: { loki: { rulerConfig: { storage } } } }))).toEqual([]);
  expect(found(onDisk({ rules: BY_API, values: { loki: { structuredConfig: { ruler: { storage } } } } }))).toEqual([]);
});
