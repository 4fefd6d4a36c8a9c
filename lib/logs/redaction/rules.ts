import { holdsAnyOf } from './hints';
import {
  ANY_KEY,
  BARE_AFTER,
  BARE_WEAK_KEY,
  IS,
  KEY_HINT,
  QUOTED_AFTER,
  SECRET_OPTION,
  WEAK_KEY,
  WHOLE_SECRET_KEY,
} from './secret-keys';
import { BARE_IN_JSON, bareValue, CUT, CUT_OFF, NUMBER, ODD_VALUE, QUOTED_VALUES } from './secret-values';

/** What is taken out of the lines of sensitive namespaces. Parts are in the syntax of RE2 and hold no capturing group. */
export interface RedactionRule {
  /** What was there: it is written in place of the secret. */
  readonly name: string;

  /** What stands before the secret, and stays. */
  readonly before: string;

  /** Pattern of the secret itself, which the mark replaces. */
  readonly secret: string;

  /** What stands after the secret, and stays. */
  readonly after: string;

  /** Written around the mark, where JSON needs it. @default - nothing */
  readonly quote?: string;
}

/** Rules that apply one after the other, and only to lines in which each hint is found: that spares the others their cost. */
export interface RedactionGroup {
  /** Patterns of RE2, the cheapest first. No rule matches a line without them. */
  readonly hints: readonly string[];

  /** Rules in the order in which they apply. */
  readonly rules: readonly RedactionRule[];
}

/** Writes the mark that replaces a secret. */
export function redactionMark({ name, quote = '' }: RedactionRule): string {
  return `${quote}<redacted:${name}>${quote}`;
}

/** Tokens that are known by how they begin. */
const TOKENS = [
  '(?:AKIA|ASIA)[A-Z0-9]{16}',
  String.raw`AIza[\w-]{35}`,
  String.raw`ya29\.[\w-]+`,
  String.raw`GOCSPX-[\w-]{20,}`,
  'gh[pousr]_[A-Za-z0-9]{36,}',
  String.raw`github_pat_\w{22,}`,
  String.raw`glpat-[\w-]{20,}`,
  String.raw`xox[abeprs]-[\w-]{10,}`,
  '[rs]k_live_[A-Za-z0-9]{16,}',
];
const TOKEN_HINT = holdsAnyOf([
  ...['AKIA', 'ASIA', 'AIza', 'ya29', 'GOCSPX-'],
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'xox', 'k_live_'],
]);

const BASE64 = '[A-Za-z0-9+/]';

/** What words, paths and hashes in hexadecimal digits mostly lack. */
const MIXED = `(?:[A-Z]${BASE64}*[0-9]|[0-9]${BASE64}*[A-Z])`;
const MIXED_BASE64 = `${BASE64}{8,}${MIXED}${BASE64}*|${BASE64}*${MIXED}${BASE64}{8,}`;

/** Lines of keys are 64 characters or longer. */
const LONG_BASE64 = `${BASE64}{0,31}[A-Z]${BASE64}{31,}|${BASE64}{31,}[A-Z]${BASE64}*`;
const PADDED_BASE64 = `(?:${BASE64}{4})+(?:${BASE64}{2}==|${BASE64}{3}=)`;

/**
 * A key that spans several lines comes as several: its lines are known by holding nothing but base64. No rule
 * needs a hint: Go searches for what most begin with as a text.
 */
const BY_FORM: readonly RedactionRule[] = [
  rule('private-key', '-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----', String.raw`(?:-?[^-"\\]|-?\\+[^"\\])+`),
  rule('private-key', String.raw`^\s*`, `(?:${PADDED_BASE64}|${LONG_BASE64}|${MIXED_BASE64})`, String.raw`\s*$`),
  rule('jwt', '', String.raw`eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*`),
  rule('value', String.raw`"auth\\*"\s*:\s*\\*"`, `${BASE64}{8,}={0,2}`),
  rule('value', String.raw`(?:[?&]|\\+u0026)(?i:sig|x-amz-signature)=`, String.raw`[^\s&"'\\]+`),
];

const HEADER = String.raw`(?i:authorization)(?:\\*["'])*\s*(?:=>|:|=)(?:\s|\\*["'\[]|\\+u00[0-9a-fA-F]{2})*`;

const HEADER_ENDS = String.raw`"'\\,;\]}`;

/** With a scheme, as the only word of a header but `true`, `false` or `null` of JSON, and out of headers. */
const AUTHORIZATION: readonly RedactionRule[] = [
  rule('authorization', String.raw`${HEADER}[A-Za-z][\w-]*\s+`, String.raw`[^\s${HEADER_ENDS}]+`),
  rule(
    'authorization',
    HEADER,
    String.raw`(?:[^tfn\s${HEADER_ENDS}][^\s${HEADER_ENDS}]*|[tfn][^\s${HEADER_ENDS}]{5,})`,
    `(?:[${HEADER_ENDS}]|$)`,
  ),
  rule('authorization', String.raw`(?i:\bbearer)\s+`, String.raw`(?:[\w.~+/-]{16,}|[\w.~+/-]*[0-9][\w.~+/-]*)=*`),
  rule(
    'authorization',
    String.raw`(?i:\bbasic)\s+`,
    `(?:${BASE64}{4,}={1,2}|${BASE64}*(?:[a-z0-9][A-Z]|[0-9])${BASE64}+)`,
  ),
];

/** In URLs, also with slashes in them unless a port may be meant; as drivers of Go write them. */
const PASSWORDS: readonly RedactionRule[] = [
  rule('password', String.raw`://[^\s/:@"']*:`, String.raw`[^\s/"']+`, '@'),
  rule('password', String.raw`://[^\s/:@"']*:`, String.raw`[0-9]*[^\s/"'0-9][^\s"'@]*`, '@'),
  rule('password', String.raw`\b[\w.-]+:`, String.raw`[^\s"']+`, String.raw`@(?:tcp|unix)\(`),
];

const SQL = rule(
  'password',
  String.raw`(?i:\b(?:passw(?:or)?d|identified\s+by))\s+'`,
  String.raw`(?:[^'\\]|\\.|'')+`,
  `'`,
);

/** A number of JSON becomes a text. What opens a text of JSON is written as it is, but for the escapes of the pattern. */
const QUOTED: readonly RedactionGroup[] = QUOTED_VALUES.map(({ open, content, notPath, close, json }) => ({
  hints: [open, KEY_HINT],
  rules: [
    rule('value', `${QUOTED_AFTER}${open}`, content, close),
    json
      ? { ...rule('value', String.raw`${ANY_KEY}${open}\s*:\s*`, NUMBER), quote: open.replaceAll('\\\\', '\\') }
      : rule('value', `${QUOTED_AFTER}${open}`, CUT_OFF, CUT),
    rule('value', `${WEAK_KEY}${open}`, notPath, close),
  ],
}));

/** In XML, as Go writes it in JSON too: a quote that is no part of it ends the text it stands in. */
const ELEMENT = rule(
  'value',
  String.raw`(?:<|\\+u003[cC])(?:[A-Za-z]+:)?${WHOLE_SECRET_KEY}(?:\s[^<>]*)?(?:>|\\+u003[eE])`,
  String.raw`(?:[^<"\\]|\\+[^u\\])+`,
  String.raw`(?:<|\\+u003[cC])/`,
);

/** YAML needs no quotes for several words. */
const BARE: readonly RedactionRule[] = [
  rule('value', String.raw`^\s*(?:-\s+)?${WHOLE_SECRET_KEY}:\s+`, String.raw`[^\s"'{\[(\\].*`),
  rule('value', String.raw`${ANY_KEY}\\*["'\x60]\]?${IS}`, BARE_IN_JSON),
  rule('value', BARE_AFTER, ODD_VALUE.content, ODD_VALUE.after),
  rule('value', BARE_AFTER, bareValue()),
  rule('value', BARE_WEAK_KEY, bareValue('/')),
  rule('value', String.raw`${SECRET_OPTION}\s+`, bareValue('-')),
];

/** In Latin letters or others; `%40` is the `@` of URLs. */
const LOCAL = String.raw`[^\s"'\x60<>()\[\]{},;:=/&?\\@|]`;
const AT_DOMAIN = String.raw`(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`;

/** An escape of JSON that stands before an address is no part of it. */
const EMAILS: readonly RedactionRule[] = [
  rule('email', String.raw`\\+(?:u[0-9a-fA-F]{4}|[^u\s])`, `${LOCAL}*${AT_DOMAIN}`),
  rule('email', '', `${LOCAL}+${AT_DOMAIN}`),
];

/**
 * In this order: what is known by its own form, then values by their keys, in each way of quoting one, then people.
 * What is done twice is done once: a mark is replaced by itself.
 */
export const REDACTION: readonly RedactionGroup[] = [
  { hints: [], rules: BY_FORM },
  { hints: [TOKEN_HINT], rules: [rule('token', '', `(?:${TOKENS.join('|')})`)] },
  { hints: [`(?i:${holdsAnyOf(['horization', 'bearer', 'basic'])})`], rules: AUTHORIZATION },
  { hints: ['@'], rules: PASSWORDS },
  { hints: [`'`], rules: [SQL] },
  ...QUOTED,
  { hints: [KEY_HINT], rules: [ELEMENT, ...BARE] },
  { hints: ['@|%40'], rules: EMAILS },
];

function rule(name: string, before: string, secret: string, after = ''): RedactionRule {
  return { name, before, secret, after };
}

/** The rule for stages that replace what groups capture, and keep the rest. */
export function capturing({ before, secret, after }: RedactionRule): string {
  return `${before}(${secret})${after}`;
}
