import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';

/** The overview that Grafana loads. */
export const dashboard: Transition = {
  kind: 'watching/dashboard',
  finds: 'the dashboard comes, goes, moves, or has another address',
  happens: 'links to the old address lead nowhere',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const [before, after] = [placeOf(plans.base, change.base), placeOf(plans.head, change.head)];
    return before?.place === after?.place ? [] : [dashboardEffect(before, after)];
  },
};

/** A dashboard, and what its address and its place in Grafana follow from. */
interface Place extends Pick<Effect, 'subject' | 'file'> {
  readonly place: string;
}

function placeOf({ environment }: StackPlan, { objects }: Side): Place | undefined {
  const settings = environment.grafana.dashboard;
  const map = objects.find((object) => object.kind === 'ConfigMap' && object.name === 'logging-dashboard');
  if (!settings || !map) return undefined;
  const data = map.json.data;
  const [file = ''] = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const { namespace, folder = 'the general folder', sidecarLabel } = settings;
  const place = `${file.replace(/\.json$/, '')} in ${folder} (${namespace}, ${sidecarLabel.name}=${sidecarLabel.value})`;
  return { place, subject: `ConfigMap ${namespace}/${map.name}`, file: map.origin };
}

function dashboardEffect(before: Place | undefined, after: Place | undefined): Effect {
  const { subject, file } = after ?? before ?? { subject: '', file: '' };
  return {
    kind: 'watching/dashboard',
    verdict: before ? 'careful' : 'told',
    what: whatOf(before, after),
    happens: before ? 'links and bookmarks of the old one lead nowhere' : 'people see collectors and Loki at a glance',
    subject,
    file,
    path: ['grafana', 'dashboard'],
    ...(before && { from: before.place }),
    ...(after && { to: after.place }),
  };
}

function whatOf(before: Place | undefined, after: Place | undefined): string {
  if (!after) return 'the dashboard is no longer provisioned';
  return before ? `the dashboard is \`${after.place}\`, which was \`${before.place}\`` : 'Grafana gets a dashboard';
}
