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
  happens: 'Grafana knows data sources by their names: panels, alerts and links that name the old one find nothing',
  sources: [
    'grafana/grafana@032967e:pkg/services/provisioning/datasources/datasources.go',
    'https://github.com/grafana/grafana/issues/110740',
    'https://github.com/grafana/grafana/issues/111667',
  ],
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
    ...(was.uid === is.uid && was.name === is.name ? [] : [effectOn(after, is, renamed(was, is))]),
    ...(was.isDefault === is.isDefault ? [] : [effectOn(after, is, is.isDefault ? PRESELECTED : NOT_PRESELECTED)]),
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
  happens:
    'a Grafana that keeps its database keeps it as it is; in one with a new database, what names it finds nothing',
};

const PRESELECTED: Texts = {
  verdict: 'careful',
  what: 'the data source for Loki becomes the default of Grafana',
  happens: 'where another one is the default, Grafana refuses to load any of them',
  steps: { before: [{ text: 'Take `isDefault` from the data source that has it today.' }] },
};

const NOT_PRESELECTED: Texts = {
  verdict: 'told',
  what: 'the data source for Loki is no longer the default of Grafana',
  happens: 'panels that name no data source ask another one',
};

/** Grafana finds the one to update by its name, and then by its uid, too. */
function renamed(was: DatasourceSettings, is: DatasourceSettings): Texts {
  const [from, to] = [identityOf(was), identityOf(is)];
  return {
    verdict: 'careful',
    what: `the data source for Loki is ${to}, which was ${from}`,
    happens: `what names the old one finds nothing in a Grafana with a new database; ${inKeptDatabase(was, is)}`,
    from,
    to,
    steps: {
      before: [
        {
          text: `Where Grafana keeps its database, have its provisioning delete \`${was.name}\` with \`deleteDatasources\`.`,
        },
      ],
      after: [{ text: `Name ${to} in dashboards and alerts that name ${from}.` }],
    },
  };
}

function inKeptDatabase(was: DatasourceSettings, is: DatasourceSettings): string {
  if (was.name === is.name)
    return 'one that keeps its database goes on with the old uid, and loads no other data source of that file';
  if (was.uid === is.uid) return 'one that keeps its database finds the uid taken, and does not start with that file';
  return 'one that keeps its database has both, and nobody looks after the old one';
}

function identityOf({ name, uid }: DatasourceSettings): string {
  return `\`${name}\` with the uid \`${uid}\``;
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
