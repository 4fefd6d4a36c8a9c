import type { JsonObject } from '../../lib/kubernetes/json';
import { podsRestart } from '../../lib/transitions/restarts/pods';
import { reloads } from '../../lib/transitions/restarts/reload';
import { unknownRestarts } from '../../lib/transitions/restarts/unknown';
import { NOTHING } from '../../lib/transitions/side';
import { changeOf } from './sides';

const restarting = (of: string, head: JsonObject) =>
  podsRestart.find(changeOf({ of, head })).map(({ subject }) => subject);
const reloading = (of: string, head: JsonObject) =>
  reloads.find(changeOf({ of, head })).map(({ subject, verdict }) => `${verdict} ${subject}`);

const MORE_LOGS: JsonObject = { logs: { drop: { 'health checks': 'GET /healthz' } } };

test('Alloy reads what it shall drop without a restart', () => {
  expect(restarting('homelab-production', MORE_LOGS)).toEqual([]);
  expect(reloading('homelab-production', MORE_LOGS)).toEqual(['told DaemonSet monitoring/alloy']);
});

test('Promtail restarts for it: its pods have the digest of their configuration', () => {
  expect(restarting('cloud-aws', MORE_LOGS)).toEqual(['DaemonSet logging/promtail']);
  expect(reloading('cloud-aws', MORE_LOGS)).toEqual([]);
});

test('plain objects restart for it as well, without any inventory', () => {
  expect(restarting('standalone', MORE_LOGS)).toEqual([expect.stringMatching(/^DaemonSet /)]);
});

test('Alloy without its sidecar reads nothing again, and a step restarts it', () => {
  const base = { collector: { alloy: { values: { configReloader: { enabled: false } } } } };
  const change = changeOf({ of: 'rke2-dev', base, head: { ...base, ...MORE_LOGS } });
  const [effect] = reloads.find(change);
  expect(effect?.verdict).toBe('careful');
  expect(effect?.steps?.after?.[0]?.command).toMatch(/^kubectl -n \S+ rollout restart daemonset alloy$/);
});

test('limits of a tenant are read again by Loki itself', () => {
  const head = { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { ingestion_rate_mb: 8 } } } } } } };
  expect(restarting('homelab-production', head)).toEqual([]);
  expect(reloading('homelab-production', head)).toEqual(['told Deployment monitoring/loki-read']);
});

test('a release with a stale inventory is unknown, and one that does not change is not', () => {
  const { base, head } = changeOf({ of: 'homelab-production', head: { loki: { retention: '14d' } } });
  const stale = head.releases.map(({ rendered: _, ...release }) => release);
  expect(unknownRestarts({ base, head: { ...head, releases: stale } })).toEqual([
    { release: 'monitoring/loki', side: 'head' },
  ]);
  expect(unknownRestarts({ base: NOTHING, head })).toEqual([]);
});
