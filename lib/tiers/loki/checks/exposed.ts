import type { Release } from '../../../charts/release';
import { type EnvironmentPath, error, type Finding, formatPath } from '../../../findings/finding';
import { isJsonObject, type JsonObject, valueAt } from '../../../kubernetes/json';
import type { InstallingEnvironment } from '../../../plan/environment';
import type { StackPlan } from '../../../plan/plan';

type Planned = Pick<StackPlan, 'releases'> & { readonly environment: Pick<InstallingEnvironment, 'loki'> };

const AUTHENTICATION = `    authentication:
      htpasswdSecret: loki-htpasswd
      credentialsSecret: loki-credentials`;

const CONSEQUENCE = 'whoever reaches it reads and deletes every line, and writes lines that look like those of others';

/** Parts whose own doors lead to no lines: MinIO asks for its own password, and the canary has metrics only. */
const HARMLESS = ['gateway', 'minio', 'lokiCanary'];

/** With everything merged, nobody outside of the cluster reaches Loki without a password. */
export function lokiExposed({ environment, releases }: Planned): readonly Finding[] {
  return releases
    .filter(({ chart }) => chart.name === 'loki')
    .flatMap((release) => [...openGateway(release, environment), ...openServices(release)]);
}

/** The gateway asks for passwords where it has a door to the outside. */
function openGateway({ values, valuesPath }: Release, { loki }: Planned['environment']): readonly Finding[] {
  const gateway = valueAt(values, 'gateway');
  if (!isJsonObject(gateway) || gateway.enabled === false) return [];
  if (valueAt(gateway, 'basicAuth', 'enabled') === true) return [];
  return doors(gateway).map((door) => {
    const asked = door[0] === 'ingress' && loki.ingress !== undefined;
    return error('loki/exposed', asked ? ['loki', 'gateway', 'ingress'] : [...valuesPath, 'gateway', ...door], {
      problem: `${formatPath(['gateway', ...door])} lets clients outside of the cluster call the gateway, which asks for no password`,
      consequence: CONSEQUENCE,
      fix: `loki:\n  gateway:\n${AUTHENTICATION}`,
    });
  });
}

/** Loki's own Services know no passwords: they have no door at all. */
function openServices({ values, valuesPath }: Release): readonly Finding[] {
  const parts = Object.entries(values).flatMap(([name, part]) =>
    isJsonObject(part) && !HARMLESS.includes(name) ? servicePaths(part).map((door) => [name, ...door]) : [],
  );
  const shared = [...ingressPaths(values), ...routePaths(values)];
  return [...shared, ...parts].map((door) =>
    error('loki/exposed', [...valuesPath, ...door], {
      problem: `${formatPath(door)} lets clients outside of the cluster call Loki itself, which knows no passwords`,
      consequence: CONSEQUENCE,
      fix: `# delete the line, and let them call the gateway\nloki:\n  gateway:\n    ingress:\n      host: logs.example.com\n${AUTHENTICATION}`,
    }),
  );
}

function doors(part: JsonObject): readonly EnvironmentPath[] {
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
