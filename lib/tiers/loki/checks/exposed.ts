import type { Release } from '../../../charts/release';
import { type EnvironmentPath, formatPath } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, type JsonObject, valueAt } from '../../../kubernetes/json';
import type { LokiSettings } from '../settings';
import { lokiPlanCheck } from './subject';

const AUTHENTICATION = `    authentication:
      htpasswdSecret: loki-htpasswd
      credentialsSecret: loki-credentials`;

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
function openGateway({ values, valuesPath }: Release, loki: LokiSettings): readonly Found[] {
  const gateway = valueAt(values, 'gateway');
  if (!isJsonObject(gateway) || gateway.enabled === false) return [];
  if (valueAt(gateway, 'basicAuth', 'enabled') === true) return [];
  return entrances(gateway).map((entrance) => {
    const asked = entrance[0] === 'ingress' && loki.ingress !== undefined;
    return {
      path: asked ? ['loki', 'gateway', 'ingress'] : [...valuesPath, 'gateway', ...entrance],
      problem: `${formatPath(['gateway', ...entrance])} lets clients outside of the cluster call the gateway, which asks for no password`,
      consequence: CONSEQUENCE,
      fix: `loki:\n  gateway:\n${AUTHENTICATION}`,
    };
  });
}

/** Finds entrances to Loki's own Services, which know no passwords. */
function openServices({ values, valuesPath }: Release): readonly Found[] {
  const parts = Object.entries(values).flatMap(([name, part]) =>
    isJsonObject(part) && !HARMLESS.includes(name) ? servicePaths(part).map((entrance) => [name, ...entrance]) : [],
  );
  const shared = [...ingressPaths(values), ...routePaths(values)];
  return [...shared, ...parts].map((entrance) => ({
    path: [...valuesPath, ...entrance],
    problem: `${formatPath(entrance)} lets clients outside of the cluster call Loki itself, which knows no passwords`,
    consequence: CONSEQUENCE,
    fix: `# delete the line, and let them call the gateway\nloki:\n  gateway:\n    ingress:\n      host: logs.example.com\n${AUTHENTICATION}`,
  }));
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
