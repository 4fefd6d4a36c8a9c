import type { ConfigPath } from './config-problem';
import { type ConfigRule, oneOf, positive, refuse } from './config-rule';
import type { Settings } from './settings';

const FILES = 'pkg/stanza/fileconsumer/config.go Config.Build';
const MATCHER = 'pkg/stanza/fileconsumer/matcher/matcher.go New';
const TRANSFORMER = 'pkg/stanza/operator/helper/transformer.go TransformerConfig.Build';
const REGEX = 'pkg/stanza/operator/parser/regex/config.go Config.Build';

const ON_ERROR = ['send', 'send_quiet', 'drop', 'drop_quiet', ''];

/** Structs of inputs that listen, by how the model names them. */
const LISTENERS = ['tcplogreceiver.TCPLogConfig', 'udplogreceiver.UDPLogConfig', 'tcp.BaseConfig', 'udp.BaseConfig'];

/** An address with a port: what `net.SplitHostPort` of Go reads. */
export function hasPort(text: string | undefined): boolean {
  return text === undefined || /^(?:\[[^\]]*\]|[^:[\]]*):[^:]*$/.test(text);
}

const isEmpty = (settings: Settings, path: ConfigPath) => settings.text(path) === '';

/** A named group of RE2, of either form. */
const NAMED_GROUP = /\(\?P?<[a-zA-Z_]\w*>/;

/** What receivers of logs and their operators refuse when they are built. */
export const OTELCOL_OPERATOR_RULES: readonly ConfigRule[] = [
  refuse({
    at: '@filelogreceiver.FileLogConfig/include',
    source: MATCHER,
    kind: 'required',
    expected: 'at least one pattern',
    when: (settings, path) => settings.count(path) === 0,
  }),
  oneOf(FILES, '@filelogreceiver.FileLogConfig/start_at', ['beginning', 'end', '']),
  positive(FILES, '@filelogreceiver.FileLogConfig/max_log_size', 'stanzaSize'),
  positive(FILES, '@filelogreceiver.FileLogConfig/max_concurrent_files'),
  refuse({
    at: '@filelogreceiver.FileLogConfig/fingerprint_size',
    source: FILES,
    kind: 'out-of-range',
    expected: '16 bytes or more',
    when: (settings, path) => (settings.stanzaSize(path) ?? 16) < 16,
  }),
  ...LISTENERS.map((struct) =>
    refuse({
      at: `@${struct}/listen_address`,
      source: 'pkg/stanza/operator/input/tcp/config.go and udp/config.go Config.Build',
      kind: 'required',
      expected: 'an address with a port, such as 0.0.0.0:5514',
      when: (settings, path) => isEmpty(settings, path) || !hasPort(settings.text(path)),
    }),
  ),
  ...[
    'regex.Config',
    'jsonparser.Config',
    'container.Config',
    'move.Config',
    'copy.Config',
    'add.Config',
    'remove.Config',
  ].map((struct) => oneOf(TRANSFORMER, `@${struct}/on_error`, ON_ERROR)),
  refuse({
    at: '@regex.Config/regex',
    source: REGEX,
    kind: 'required',
    expected: 'a regular expression with a named group, such as ^(?P<level>[A-Z]+)',
    when: (settings, path) => !NAMED_GROUP.test(settings.text(path) ?? '(?P<any>.)'),
  }),
  ...['move.Config/from', 'move.Config/to', 'copy.Config/from', 'copy.Config/to'].map((at) =>
    refuse({
      at: `@${at}`,
      source: 'pkg/stanza/operator/transformer/move and copy, Config.Build',
      kind: 'required',
      expected: 'a field, such as attributes.level',
      when: isEmpty,
    }),
  ),
  refuse({
    at: '@syslogreceiver.SysLogConfig/protocol',
    source: 'pkg/stanza/operator/parser/syslog/config.go Config.Build',
    kind: 'required',
    expected: 'rfc3164 or rfc5424',
    allowed: ['rfc3164', 'rfc5424'],
    when: (settings, path) => !/^rfc(?:3164|5424)$/i.test(settings.text(path) ?? 'rfc5424'),
  }),
];
