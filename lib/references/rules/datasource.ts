import { didYouMean } from '../../findings/did-you-mean';
import { isJsonObject, type Json } from '../../kubernetes/json';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { type KubeObject, objectAt } from '../kube-object';

interface Datasource {
  readonly type: string;
  readonly uid: string;
}

/**
 * Each datasource that a dashboard names by its uid is provisioned, as far as any of its type is: those of other types
 * are somebody else's. Its URL is a matter of the rule for URLs.
 */
export function datasourceRule(cluster: Cluster): readonly BrokenLink[] {
  const configMaps = cluster.ofKind('ConfigMap');
  const provisioned = configMaps.flatMap(provisionedIn);
  if (provisioned.length === 0) return [];
  return cluster.ours('ConfigMap').flatMap((dashboard) =>
    datasourcesOf(dashboard).flatMap(({ type, uid }) => {
      const known = provisioned.filter((datasource) => datasource.type === type).map((datasource) => datasource.uid);
      if (known.length === 0 || known.includes(uid)) return [];
      const text = {
        problem: `it names the datasource ${uid} of type ${type}, which nobody provisions`,
        consequence: 'its panels show an error instead of data',
        fix: `write the uid ${didYouMean(uid, known) ?? known.join(' or ')}, or a variable of the dashboard`,
      };
      return brokenLink('datasource', dashboard, text, 'anywhere');
    }),
  );
}

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources: a list of maps with scalars. */
function provisionedIn(configMap: KubeObject): readonly Datasource[] {
  return texts(configMap, /\.ya?ml$/)
    .filter((text) => /^datasources:/m.test(text))
    .flatMap((text) => text.split(/^ *- /m))
    .flatMap((item) => datasource({ type: scalar(item, 'type'), uid: scalar(item, 'uid') }));
}

/** Parsing YAML would take longer than all other rules together. */
function scalar(item: string, key: string): string {
  return item.match(new RegExp(`^ *${key}: *["']?([^"'\\s]+)`, 'm'))?.[1] ?? '';
}

/** A uid that is no variable; most dashboards have none, and parsing takes long. */
const NAMES_DATASOURCE = /"datasource":\s*\{[^{}]*"uid":\s*"[^$]/;

function datasourcesOf(configMap: KubeObject): readonly Datasource[] {
  const all = texts(configMap, /\.json$/)
    .filter((text) => NAMES_DATASOURCE.test(text))
    .flatMap((text) => datasourcesIn(orNothing(() => JSON.parse(text))));
  return [...new Map(all.map((found) => [`${found.type} ${found.uid}`, found])).values()];
}

function datasourcesIn(value: Json | undefined): readonly Datasource[] {
  if (Array.isArray(value)) return value.flatMap(datasourcesIn);
  if (!isJsonObject(value)) return [];
  const own = isJsonObject(value.datasource) ? datasource(value.datasource) : [];
  return [...own, ...Object.values(value).flatMap(datasourcesIn)];
}

/** A uid with `$` is a variable's, and one with dashes around it is Grafana's own. */
function datasource({ type, uid }: Readonly<Record<string, Json>>): readonly Datasource[] {
  if (typeof type !== 'string' || typeof uid !== 'string' || /^$|^\$|^-- /.test(uid)) return [];
  return [{ type, uid }];
}

function texts({ json }: KubeObject, names: RegExp): readonly string[] {
  return Object.entries(objectAt(json, 'data')).flatMap(([name, text]) =>
    names.test(name) && typeof text === 'string' ? [text] : [],
  );
}

/** What is not well-formed is no matter of links. */
function orNothing(read: () => Json): Json | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
