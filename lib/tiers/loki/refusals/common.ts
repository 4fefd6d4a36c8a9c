import { isTrue } from '../../../charts/go-template';
import { isOn, type Refusal, type Refused, refuseIf } from '../../../charts/refusal';
import { isJsonObject, type JsonObject, listIn, valueAt } from '../../../kubernetes/json';

// Sources as in replicas.ts; others stand beside their line.

/** What both charts refuse. */
export const COMMON_REFUSALS: readonly Refusal[] = [
  (values) =>
    refuseIf(!isOn(values, 'lokiCanary', 'enabled') && isOn(values, 'test', 'enabled'), {
      path: ['test', 'enabled'],
      reason: 'its test needs the canary, which is off',
      fix: { path: ['test', 'enabled'], value: false },
    }),
  (values) =>
    refuseIf(isOn(values, 'loki', 'useTestSchema') && hasSchema(values), {
      path: ['loki', 'useTestSchema'],
      reason: 'the schema for tests is on beside schema periods',
      fix: { path: ['loki', 'useTestSchema'], value: false },
    }),
  (values) =>
    refuseIf(!isOn(values, 'loki', 'useTestSchema') && !hasSchema(values), {
      path: ['loki', 'schemaConfig'],
      reason: 'there is no schema period',
      fix: { path: ['loki', 'schemaConfig'] },
    }),
  users,
];

function hasSchema(values: JsonObject): boolean {
  return isOn(values, 'loki', 'schemaConfig') || isOn(values, 'loki', 'structuredConfig', 'schema_config');
}

/** The users that the chart would write into a Secret of its own: `gateway.basicAuth.htpasswd` in its values.yaml. */
function users(values: JsonObject): readonly Refused[] {
  const { basicAuth } = isJsonObject(values.gateway) ? values.gateway : {};
  const asked = isOn(values, 'gateway', 'enabled') && isTrue(valueAt(basicAuth, 'enabled'));
  if (!asked || isTrue(valueAt(basicAuth, 'existingSecret'))) return [];
  const path = ['gateway', 'basicAuth', 'enabled'];
  const tenants = listIn(values, 'loki', 'tenants');
  if (tenants.length === 0) {
    const given = ['username', 'password'].every((name) => isTrue(valueAt(basicAuth, name)));
    return refuseIf(!given, {
      path,
      reason: 'passwords are asked for, and there is no user',
      fix: { path, otherwise: 'name the Secret of the users with `loki.gateway.authentication`' },
    });
  }
  const whole = tenants.every(
    (tenant) =>
      isTrue(valueAt(tenant, 'name')) &&
      (isTrue(valueAt(tenant, 'passwordHash')) || isTrue(valueAt(tenant, 'password'))),
  );
  return refuseIf(!whole, {
    path: ['loki', 'tenants'],
    reason: 'a tenant has no name or no password',
    fix: { path: ['loki', 'tenants'], otherwise: 'name the Secret of the users with `loki.gateway.authentication`' },
  });
}
