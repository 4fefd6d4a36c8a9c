import type { StackPlan } from '../../plan/plan';
import type { DatasourceSettings } from '../../tiers/grafana/datasource';
import type { Effect } from '../effect';
import type { Kept } from '../pair';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';

/** The data source that Grafana loads. */
export const datasource: Transition = {
  kind: 'watching/datasource',
  finds: 'the data source of Grafana comes, goes, moves, or has another uid or name',
  happens: 'panels, alerts and links that name the old one find nothing',
  sources: ['https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources'],
  find: (change) => {
    const plans = plansOf(change);
    return plans ? datasourceEffects(plans, change.base, change.head) : [];
  },
};

function datasourceEffects({ base, head }: Kept<StackPlan>, before: Side, after: Side): readonly Effect[] {
  const [was, is] = [base.environment.grafana.datasource, head.environment.grafana.datasource];
  if (!is) return was ? [effectOn(before, was, GONE)] : [];
  if (!was) return [effectOn(after, is, COMES)];
  return [
    ...(was.uid === is.uid ? [] : [effectOn(after, is, renamed('uid', was.uid, is.uid))]),
    ...(was.name === is.name ? [] : [effectOn(after, is, renamed('name', was.name, is.name))]),
    ...(placeOf(was) === placeOf(is) ? [] : [effectOn(after, is, moved(placeOf(was), placeOf(is)))]),
  ];
}

type Texts = Pick<Effect, 'verdict' | 'what' | 'happens' | 'from' | 'to' | 'steps'>;

function effectOn({ objects }: Side, { namespace }: DatasourceSettings, texts: Texts): Effect {
  const map = objects.find((object) => object.kind === 'ConfigMap' && object.name === 'loki-datasource');
  return {
    kind: 'watching/datasource',
    ...texts,
    subject: `ConfigMap ${namespace}/loki-datasource`,
    file: map?.origin ?? objects[0]?.origin ?? '',
    path: ['grafana', 'datasource'],
  };
}

const COMES: Texts = {
  verdict: 'told',
  what: 'Grafana gets a data source for Loki',
  happens: 'people can ask for lines there',
};

const GONE: Texts = {
  verdict: 'careful',
  what: 'the data source for Loki is no longer provisioned',
  happens: 'it is gone when Grafana loads its files the next time, and panels and alerts that name it find nothing',
};

function renamed(part: 'uid' | 'name', from: string, to: string): Texts {
  return {
    verdict: 'careful',
    what: `the data source for Loki has the ${part} \`${to}\`, which was \`${from}\``,
    happens: `panels, alerts and links that name the old ${part} find nothing`,
    from,
    to,
    steps: {
      after: [{ text: `Replace \`${from}\` by \`${to}\` in dashboards and alerts that name the data source.` }],
    },
  };
}

/** Where the sidecar looks. */
function placeOf({ namespace, sidecarLabel: { name, value } }: DatasourceSettings): string {
  return `${namespace}, ${name}=${value}`;
}

function moved(from: string, to: string): Texts {
  return {
    verdict: 'careful',
    what: `the data source for Loki lies in \`${to}\`, which was \`${from}\``,
    happens: 'a sidecar of Grafana that looks at the old place finds it no longer',
    from,
    to,
  };
}
