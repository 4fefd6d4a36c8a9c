import { placeOfValue, type Release } from '../../../charts/release';
import { removeValue } from '../../../charts/value-repair';
import type { Fix } from '../../../findings/finding';
import { type EnvironmentPath, formatPath } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, type JsonObject, valueAt } from '../../../kubernetes/json';
import type { LokiSettings } from '../settings';
import { lokiPlanCheck } from './subject';

const ASK_FOR_PASSWORDS =
  'name under `loki.gateway.authentication` a Secret with the users as `htpasswdSecret`, and one with a password of theirs as `credentialsSecret`: neither is the one with the keys of the store';

const CONSEQUENCE = 'whoever reaches it reads and deletes every line, and writes lines that look like those of others';

/** Keys of parts that give no lines away: MinIO asks for its own password, and the canary has metrics only. */
const HARMLESS = ['gateway', 'minio', 'lokiCanary'];

/** With everything merged, nobody outside of the cluster reaches Loki without a password. */
export const exposed = lokiPlanCheck({
  id: 'loki/exposed',
  severity: 'error',
  since: '0.1.0',
  finds: 'clients outside of the cluster can call Loki itself, or a gateway that asks for no password',
  happens: 'whoever reaches it reads and deletes every line, and writes lines that look like those of others',
  remedy: 'let them call the gateway only, and let it ask for passwords with `loki.gateway.authentication`',
  needs: ['loki', 'releases'],
  find: ({ loki, releases }) =>
    releases
      .filter(({ chart }) => chart.name === 'loki')
      .flatMap((release) => [...openGateway(release, loki), ...openServices(release)]),
});

/** Finds entrances to a gateway that asks for no passwords. */
function openGateway(release: Release, loki: LokiSettings): readonly Found[] {
  const { values } = release;
  const gateway = valueAt(values, 'gateway');
  if (!isJsonObject(gateway) || gateway.enabled === false) return [];
  if (valueAt(gateway, 'basicAuth', 'enabled') === true) return [];
  return entrances(gateway).map((entrance) => {
    const asked = entrance[0] === 'ingress' && loki.ingress !== undefined;
    return {
      path: asked ? ['loki', 'gateway', 'ingress'] : placeOfValue(release, ['gateway', ...entrance]),
      problem: `${formatPath(['gateway', ...entrance])} lets clients outside of the cluster call the gateway, which asks for no password`,
      consequence: CONSEQUENCE,
      fix: ASK_FOR_PASSWORDS,
    };
  });
}

/** Finds entrances to Loki's own Services, which know no passwords. */
function openServices(release: Release): readonly Found[] {
  const { values } = release;
  const parts = Object.entries(values).flatMap(([name, part]) =>
    isJsonObject(part) && !HARMLESS.includes(name) ? servicePaths(part).map((entrance) => [name, ...entrance]) : [],
  );
  const shared = [...ingressPaths(values), ...routePaths(values)];
  return [...shared, ...parts].map((entrance) => ({
    path: placeOfValue(release, entrance),
    problem: `${formatPath(entrance)} lets clients outside of the cluster call Loki itself, which knows no passwords`,
    consequence: CONSEQUENCE,
    fix: closed(release, entrance),
  }));
}

function closed(release: Release, entrance: EnvironmentPath): Fix {
  const otherwise = 'let them call the gateway, with `loki.gateway.ingress` and passwords';
  const removal = removeValue(release, entrance);
  return removal ? { ...removal, otherwise } : `close it, and ${otherwise}`;
}

/** Lists the keys that open a part to clients outside of the cluster. */
function entrances(part: JsonObject): readonly EnvironmentPath[] {
  return [...ingressPaths(part), ...routePaths(part), ...servicePaths(part)];
}

function ingressPaths(part: JsonObject): readonly EnvironmentPath[] {
  return valueAt(part, 'ingress', 'enabled') === true ? [['ingress', 'enabled']] : [];
}

/** Routes of the Gateway API, by name: chart 18 has them. */
function routePaths({ route }: JsonObject): readonly EnvironmentPath[] {
  return Object.entries(isJsonObject(route) ? route : {}).flatMap(([name, settings]) =>
    valueAt(settings, 'enabled') === true ? [['route', name, 'enabled']] : [],
  );
}

/** Both charts take the type of a component's Service from `service.type`, or from `serviceType`. */
function servicePaths(part: JsonObject): readonly EnvironmentPath[] {
  return [['service', 'type'], ['serviceType']].filter((path) => {
    const type = valueAt(part, ...path);
    return type === 'LoadBalancer' || type === 'NodePort';
  });
}
