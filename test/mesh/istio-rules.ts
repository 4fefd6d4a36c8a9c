import { isIP } from 'node:net';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { describeManifest, type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { list } from './fixtures';

// What istiod's webhook refuses, and what ztunnel would silently leave out of a policy:
// istio/istio@1.30.3:pkg/config/validation/validation.go, pkg/config/security/security.go,
// pilot/pkg/serviceregistry/ambient/authorization.go

const SOURCE_KEYS = ['serviceAccounts', 'principals', 'namespaces', 'ipBlocks'];
const OPERATION_KEYS = ['ports'];

/** Every reason why a policy is refused, or not enforced as it is written. */
export function istioProblems(manifest: Manifest): readonly string[] {
  const spec = toJson(manifest.spec);
  if (!isJsonObject(spec)) return [`${describeManifest(manifest)} has no spec`];
  const problems =
    manifest.kind === 'AuthorizationPolicy'
      ? [...selectorProblems(spec), ...policyProblems(spec)]
      : manifest.kind === 'PeerAuthentication'
        ? [...selectorProblems(spec), ...authenticationProblems(spec)]
        : [];
  return problems.map((problem) => `${describeManifest(manifest)}: ${problem}`);
}

function selectorProblems({ selector }: JsonObject): readonly string[] {
  if (selector === undefined) return [];
  const labels = isJsonObject(selector) && isJsonObject(selector.matchLabels) ? selector.matchLabels : {};
  if (Object.keys(labels).length === 0) return ['an empty selector selects everything'];
  return Object.entries(labels).flatMap(([key, value]) => {
    const sound = typeof value === 'string' && value.length <= 63 && key !== '' && !/\*/.test(key + value);
    return sound ? [] : [`the label ${key}=${value}`];
  });
}

function policyProblems({ selector, action, rules, ...rest }: JsonObject): readonly string[] {
  const unknown = Object.keys(rest).map((key) => `ztunnel does not see policies with ${key}`);
  if (selector === undefined) unknown.push('no selector');
  if (action !== 'ALLOW') unknown.push(`the action ${action}`);
  if (!Array.isArray(rules)) return [...unknown, 'rules are left out by accident'];
  if (rules.length > 512) unknown.push('more than 512 rules');
  return [...unknown, ...list({ rules }, 'rules').flatMap(ruleProblems)];
}

function ruleProblems(rule: JsonObject): readonly string[] {
  const from = list(rule, 'from');
  const to = list(rule, 'to');
  const problems = Object.keys(rule)
    .filter((key) => !['from', 'to'].includes(key))
    .map((key) => `the key ${key}`);
  if (from.length === 0) problems.push('a rule lets everybody in');
  if (to.length === 0) problems.push('a rule opens every port');
  if (from.length > 512) problems.push('more than 512 sources');
  return [
    ...problems,
    ...from.flatMap(({ source }) => listProblems('source', source, SOURCE_KEYS)),
    ...to.flatMap(({ operation }) => listProblems('operation', operation, OPERATION_KEYS)),
  ];
}

function listProblems(what: string, value: unknown, keys: readonly string[]): readonly string[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [`an empty ${what}`];
  const problems = Object.keys(value).filter((key) => !keys.includes(key));
  // Within one source all keys must hold: an identity and an address never do.
  if (Object.keys(value).length > 1) problems.push(`${Object.keys(value).join(' and ')} in one ${what}`);
  return [...problems, ...Object.entries(value).flatMap(([key, items]) => itemProblems(key, items))];
}

function itemProblems(key: string, items: unknown): readonly string[] {
  if (!Array.isArray(items) || items.length === 0) return [`${key} is empty`];
  if (key === 'serviceAccounts' && items.length > 16) return ['more than 16 service accounts in a list'];
  return items.filter((item) => !isSound(key, item)).map((item) => `${JSON.stringify(item)} in ${key}`);
}

function isSound(key: string, item: unknown): boolean {
  if (typeof item !== 'string' || item === '') return false;
  if (key === 'ports') return /^[0-9]+$/.test(item) && Number(item) <= 65535;
  if (key === 'serviceAccounts') return /^[^/*]+\/[^/*]+$/.test(item) && item.length <= 320;
  if (key !== 'ipBlocks') return true;
  const [address = '', length = '32'] = item.split('/');
  return isIP(address) !== 0 && Number(length) >= 8;
}

function authenticationProblems({ selector, mtls, portLevelMtls, ...rest }: JsonObject): readonly string[] {
  const problems = Object.keys(rest);
  if (!isJsonObject(mtls) || mtls.mode !== 'STRICT') problems.push('its mode is left to its parents');
  if (portLevelMtls === undefined) return problems;
  const ports = isJsonObject(portLevelMtls) ? Object.entries(portLevelMtls) : [];
  if (selector === undefined) problems.push('ports without a selector');
  if (ports.length === 0) problems.push('no ports');
  const unsound = ports.filter(
    ([port, settings]) =>
      !(Number(port) >= 1 && Number(port) <= 65535) || !isJsonObject(settings) || settings.mode !== 'PERMISSIVE',
  );
  return [...problems, ...unsound.map(([port]) => `port ${port}`)];
}
