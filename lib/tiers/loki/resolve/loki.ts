import { withDefaults } from '../../../collections/with-defaults';
import { resolvePlatform } from '../../../platform/resolve';
import { chartNamed } from '../../../schema/chart';
import { asError } from '../../../schema/fault';
import { componentsOf } from '../components';
import { GATEWAY_DEFAULTS, LOKI_DEFAULTS, PERIOD_DEFAULTS } from '../defaults';
import type { LokiOwnProps, LokiProps, SchemaPeriodProps } from '../props';
import { replicaFaults } from '../schema/replicas';
import type { LokiSettings, ResolvedLoki, SchemaPeriod } from '../settings';
import { type ObjectStore, objectStoreOf } from '../storage/kinds';
import { defaultReplicationFactor, resolveReplicas } from './replicas';
import { resolveRules } from './rules';

/** Resolves the defaults of a Loki; throws on settings that contradict each other. */
export function resolveLoki({ platform, ...props }: LokiOwnProps & Pick<LokiProps, 'platform'>): ResolvedLoki {
  const { distribution, nodes, dns, clusterDomain, ipFamilies } = resolvePlatform(platform);
  return { ...resolveSettings(props), distribution, nodes, dns, clusterDomain, ipFamilies };
}

/** Resolves the defaults that do not depend on the cluster. */
export function resolveSettings(props: LokiOwnProps): LokiSettings {
  const { chart, replicas: asked, gateway, rules: written, schema, ...rest } = withDefaults(props, LOKI_DEFAULTS);
  const [fault] = asked === undefined ? [] : replicaFaults(rest.topology, asked);
  if (fault) throw asError(fault);
  const rules = written && resolveRules(written);
  const replicas = resolveReplicas(componentsOf({ topology: rest.topology, rules }), asked);
  const { replicas: gatewayReplicas, authentication, ingress } = resolveGateway(gateway);
  return {
    ...rest,
    chart: chartNamed('loki', chart),
    replicas,
    replicationFactor: rest.replicationFactor ?? defaultReplicationFactor(rest.topology, replicas),
    schema: schema.map((period) => resolvePeriod(period, objectStoreOf(rest.storage))),
    gatewayReplicas,
    authentication,
    ingress,
    access: rest.access ?? (gatewayReplicas > 0 ? 'gateway' : 'direct'),
    rules,
  };
}

function resolveGateway(gateway: NonNullable<LokiProps['gateway']>) {
  if (gateway === false) return { replicas: 0 };
  return withDefaults(gateway === true ? {} : gateway, GATEWAY_DEFAULTS);
}

function resolvePeriod(period: SchemaPeriodProps, objectStore: ObjectStore): SchemaPeriod {
  return withDefaults(period, { ...PERIOD_DEFAULTS, objectStore });
}
