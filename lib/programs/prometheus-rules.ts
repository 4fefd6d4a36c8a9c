import type { ConfigPath } from './config-problem';
import { type ConfigRule, refuse } from './config-rule';
import type { Settings } from './settings';

const RELABEL = 'model/relabel/relabel.go Config.Validate in prometheus/prometheus';
const TLS = 'config/http_config.go TLSConfig.Validate in prometheus/common';
const HTTP = 'config/http_config.go HTTPClientConfig.Validate in prometheus/common';
const WRITE = 'config/config.go RemoteWriteConfig.UnmarshalYAML in prometheus/prometheus';

const WITH_TARGET = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];

/** What these actions take beside the keys of every rule. */
const BUT_REGEX = ['source_labels', 'target_label', 'modulus', 'separator', 'replacement'];

function action(settings: Settings, rule: ConfigPath): string | undefined {
  if (!settings.isWritten([...rule, 'action'])) return 'replace';
  return settings.text([...rule, 'action'])?.toLowerCase();
}

const isOneOf = (settings: Settings, rule: ConfigPath, actions: readonly string[]) =>
  actions.includes(action(settings, rule) ?? '');

/** How many of these keys hold a text. */
function filled(settings: Settings, parent: ConfigPath, keys: readonly string[]): number {
  return keys.filter((key) => settings.text([...parent, key])).length;
}

/** At most one of some ways to give the same. */
function atMostOne(struct: string, source: string, keys: readonly string[]): ConfigRule {
  return refuse({
    at: `@${struct}/${keys.at(-1)}`,
    source,
    kind: 'not-allowed',
    expected: `at most one of ${keys.join(', ')}`,
    when: (settings, _, parent) => filled(settings, parent, keys) > 1,
  });
}

/** A client certificate and its key come together. */
function together(key: 'cert' | 'key', other: 'cert' | 'key'): ConfigRule {
  return refuse({
    at: `@config.TLSConfig/${key}_file`,
    source: TLS,
    kind: 'required',
    expected: `a ${key} for the ${other} beside it`,
    when: (settings, _, parent) =>
      filled(settings, parent, [key, `${key}_file`, `${key}_ref`]) === 0 &&
      filled(settings, parent, [other, `${other}_file`, `${other}_ref`]) > 0,
  });
}

/** Structs of Prometheus that Loki and Promtail read as well, wherever they stand. */
export const PROMETHEUS_RULES: readonly ConfigRule[] = [
  refuse({
    at: '@relabel.Config/target_label',
    source: RELABEL,
    kind: 'required',
    expected: `the label to write, as for each action of ${WITH_TARGET.join(', ')}`,
    when: (settings, path, rule) => isOneOf(settings, rule, WITH_TARGET) && settings.text(path) === '',
  }),
  refuse({
    at: '@relabel.Config/action',
    source: RELABEL,
    kind: 'required',
    expected: 'an action',
    when: (settings, path) => settings.isWritten(path) && settings.text(path) === '',
  }),
  refuse({
    at: '@relabel.Config/modulus',
    source: RELABEL,
    kind: 'out-of-range',
    expected: 'more than 0 for hashmod',
    when: (settings, path, rule) => isOneOf(settings, rule, ['hashmod']) && settings.number(path) === 0,
  }),
  ...BUT_REGEX.map((key) =>
    refuse({
      at: `@relabel.Config/${key}`,
      source: RELABEL,
      kind: 'not-allowed',
      expected: 'nothing: labeldrop and labelkeep take a regex only',
      when: (settings, path, rule) =>
        isOneOf(settings, rule, ['labeldrop', 'labelkeep']) &&
        settings.isWritten(path) &&
        !isUsual(key, settings.value(path)),
    }),
  ),
  atMostOne('config.TLSConfig', TLS, ['ca', 'ca_ref', 'ca_file']),
  atMostOne('config.TLSConfig', TLS, ['cert', 'cert_ref', 'cert_file']),
  atMostOne('config.TLSConfig', TLS, ['key', 'key_ref', 'key_file']),
  together('key', 'cert'),
  together('cert', 'key'),
  atMostOne('config.BasicAuth', HTTP, ['username', 'username_ref', 'username_file']),
  atMostOne('config.BasicAuth', HTTP, ['password', 'password_ref', 'password_file']),
  ...['config.RemoteWriteConfig', 'client.Config', 'config.HTTPClientConfig'].flatMap(authRules),
  refuse({
    at: '@config.RemoteWriteConfig/url',
    source: WRITE,
    kind: 'required',
    expected: 'the URL to write to',
    when: (settings, path) => settings.value(path) === null,
  }),
];

/** Values that labeldrop and labelkeep have anyway. */
function isUsual(key: string, value: unknown): boolean {
  const usual = { separator: ';', replacement: '$1', target_label: '', modulus: 0 };
  return value === (usual as Readonly<Record<string, unknown>>)[key] || (key === 'source_labels' && value === null);
}

/** One way to authenticate at most, in each struct that has a client of HTTP in it. */
function authRules(struct: string): readonly ConfigRule[] {
  const ways = ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file'];
  return [
    refuse({
      at: `@${struct}/basic_auth`,
      source: HTTP,
      kind: 'not-allowed',
      expected: `at most one of ${ways.join(', ')}`,
      when: (settings, _, parent) =>
        ways.filter((way) => settings.value([...parent, way]) !== null && settings.count([...parent, way]) !== 0)
          .length > 1,
    }),
    refuse({
      at: `@${struct}/authorization.type`,
      source: HTTP,
      kind: 'not-allowed',
      expected: 'another type: basic_auth is a key of its own',
      when: (settings, path) => settings.text(path)?.trim().toLowerCase() === 'basic',
    }),
    ...['client_id', 'token_url'].map((key) =>
      refuse({
        at: `@${struct}/oauth2.${key}`,
        source: HTTP,
        kind: 'required',
        expected: 'a value',
        when: (settings, path, parent) => isWrittenMap(settings, parent) && settings.text(path) === '',
      }),
    ),
  ];
}

function isWrittenMap(settings: Settings, path: ConfigPath): boolean {
  return settings.isWritten(path) && settings.value(path) !== null;
}
