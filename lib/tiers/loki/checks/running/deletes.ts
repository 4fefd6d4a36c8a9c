import { isKnownConfig } from '../../../../charts/effective';
import { placeOfValue, type Release } from '../../../../charts/release';
import type { Running } from '../../../../charts/running';
import { setValue, withoutValue } from '../../../../charts/value-repair';
import type { Fix } from '../../../../findings/finding';
import type { Found } from '../../../../findings/finding-kind';
import { isJsonObject, type Json, valueAt } from '../../../../kubernetes/json';
import { DELETION_MODE, NO_DELETES, REFUSAL, refusesDeletes, SNIPPET } from '../../deletes';
import { lokiPlanCheck } from '../subject';
import { COMPACT_TARGETS, type LokiPods, lokiPods, settingIn, valuesKeyOf } from './loki-pods';

/** Requests to delete are refused where they would be lost. */
export const deletesLost = lokiPlanCheck({
  id: 'loki/deletes-lost',
  severity: 'warning',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/compactor/compactor.go'],
  finds: 'several pods of Loki run the compactor, and take requests to delete lines',
  happens: 'each keeps the requests that reach it, and one alone deletes: what reaches the others is never done',
  remedy: 'let such requests be refused, or let one pod run the compactor',
  needs: ['running'],
  find: ({ running }) => running.flatMap(lost),
});

const MODE = { setting: ['limits_config', DELETION_MODE], flag: 'compactor.deletion-mode' };
const RETENTION = { setting: ['compactor', 'retention_enabled'], flag: 'compactor.retention-enabled' };
const SCALING = { setting: ['compactor', 'horizontal_scaling_mode'], flag: 'compactor.horizontal-scaling-mode' };

/** Without a retention there is nowhere to send them, and helpers of a compactor have no such address either. */
function takesRequests(pods: LokiPods): boolean {
  return COMPACT_TARGETS.includes(pods.target) && said(pods, RETENTION) === 'true' && said(pods, SCALING) !== 'worker';
}

function lost(running: Running): readonly Found[] {
  const compactors = lokiPods([running]).filter(takesRequests);
  const pods = compactors.reduce((sum, { workload }) => sum + (workload.replicas ?? Number.POSITIVE_INFINITY), 0);
  const [first] = compactors;
  const { release } = running;
  if (first === undefined || release === undefined || pods < 2 || refusesDeletes(release.values)) return [];
  const open = compactors.find((each) => said(each, MODE) !== NO_DELETES);
  if (open === undefined) return openTenants(running, release);
  const problem = `${Number.isFinite(pods) ? pods : 'several'} pods of ${open.workload.name} run the compactor, and take requests to delete lines`;
  return [{ problem, ...(open.target === 'all' ? byGateway(open, release) : byMode(open, release)) }];
}

/** What a process is told, on its command line first: Loki reads that last. */
function said({ container, config }: LokiPods, { setting, flag }: typeof MODE): string | undefined {
  const given = container.args.flatMap((arg) => {
    const [name = '', value = 'true'] = String(arg).split('=');
    return name.replace(/^--?/, '') === flag ? value : [];
  });
  const written = settingIn(config, setting.join('.'));
  return given.at(-1) ?? (written === undefined ? undefined : String(written));
}

type Place = Pick<Found, 'path' | 'fix'>;

/** Loki refuses them itself where those who query are processes of their own. */
function byMode(pods: LokiPods, release: Release): Place {
  const { config, container } = pods;
  if (container.args.some((arg) => String(arg).includes(MODE.flag)))
    return { path: placeOfValue(release, [valuesKeyOf(pods), 'extraArgs']), fix: `delete the argument -${MODE.flag}` };
  const isOurs = valueAt(release.own, 'loki', ...MODE.setting) === NO_DELETES;
  return {
    path: config.placeOf(MODE.setting),
    fix: (isOurs ? config.removalOf(MODE.setting) : undefined) ?? config.fixOf(MODE.setting, NO_DELETES),
  };
}

function byGateway(pods: LokiPods, release: Release): Place {
  const { overrides, patches = [], own } = release;
  const isOurs = valueAt(own, ...SNIPPET) !== undefined;
  if (isOurs) return { path: placeOfValue(release, SNIPPET), fix: refusal(release) };
  const isChanged = valueAt(overrides, valuesKeyOf(pods), 'replicas') !== undefined || patches.length > 0;
  const path = isChanged ? placeOfValue(release, [valuesKeyOf(pods), 'replicas']) : ['loki', 'replicas'];
  return { path, fix: valueAt(release.values, 'gateway', 'enabled') === false ? WITHOUT_GATEWAY : refusal(release) };
}

const WITHOUT_GATEWAY =
  'leave `loki.gateway` on, which refuses them; run one pod, or the topology distributed, which has one compactor; or accept the warning, and send none';

/** What else nginx is told stays. */
function refusal(release: Release): Fix {
  const told = valueAt(release.values, ...SNIPPET);
  const rest = typeof told === 'string' && told.trim() !== '' ? `${told.trimEnd()}\n` : '';
  return setValue(release, SNIPPET, `${rest}${REFUSAL}`);
}

/** Tenants who may delete where nobody else may. */
function openTenants({ effective }: Running, release: Release): readonly Found[] {
  const file = effective?.(release.values)
    .configs.filter(isKnownConfig)
    .find(({ key }) => key === 'runtime-config.yaml');
  const overrides: Json | undefined = valueAt(file?.config, 'overrides');
  return Object.entries(isJsonObject(overrides) ? overrides : {})
    .filter(([, limits]) => (valueAt(limits, DELETION_MODE) ?? NO_DELETES) !== NO_DELETES)
    .map(([tenant]) => {
      const path = ['loki', 'runtimeConfig', 'overrides', tenant, DELETION_MODE];
      return {
        path: placeOfValue(release, path),
        problem: `several pods run the compactor, and take requests to delete lines of the tenant ${tenant}`,
        fix: withoutValue(release, path, 'take away what says so'),
      };
    });
}
