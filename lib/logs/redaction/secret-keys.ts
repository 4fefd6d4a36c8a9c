import { holdsAnyOf } from './hints';

/**
 * Last words of the names of keys whose values are secrets. In two rows, as `holdsAnyOf` mixes first letters: `spoken` is
 * no key.
 */
const WORDS = [
  holdsAnyOf([
    ...['passw(?:or)?d', 'passphrase', String.raw`private[\s_-]?key`],
    ...[String.raw`secret(?:[\s_-]?(?:key|string))?`, String.raw`s(?:hared|igning|sh)[\s_-]?key`],
  ]),
  holdsAnyOf([
    ...['token', 'credentials?', 'connection[_-]?string', String.raw`a(?:pi|ccess|ccount|uth)[\s_-]?key`],
    ...[String.raw`encryption[\s_-]?key`, String.raw`master[\s_-]?key`],
  ]),
  '[_.-]pass',
];

/** The end of such a name: `password` of `db.password`, `SECRET_ACCESS_KEY`, `password2`. */
const NAME_END = `(?:${WORDS.join('|')})[_-]?[0-9]*`;

/** Whatever is written before it belongs to the name, and is not looked at: that costs most of the time. */
const SECRET_KEY = `(?i:${NAME_END})`;

/** Such a name from its beginning. */
export const WHOLE_SECRET_KEY = String.raw`[\w.-]*${SECRET_KEY}`;

/** Such a name as an option of a command: `--password`. */
export const SECRET_OPTION = String.raw`\B--?${WHOLE_SECRET_KEY}`;

/** No line without any of these parts of names has a key: `ken` is of `token`, `cre` of `secret` and `credential`. */
export const KEY_HINT = `(?i:${holdsAnyOf(['key', 'ken', 'cre', 'connect', 'pass', 'pwd'])})`;

/** A tab of JSON is a space too. */
const SPACES = String.raw`(?:\s|\\+t)*`;

/** Between a key and its value, as languages, JSON in Java and in Go, and URLs write it. */
export const IS = String.raw`${SPACES}(?::=|[=-](?:>|\\+u003[eE])|={1,3}|:|\\+u003[aAdD]|%3[aAdD])${SPACES}`;

/** What closes a key that is in quotes, or in brackets. */
const KEY_END = String.raw`(?:\\*["'\x60]\]?|\]|%22)?`;

/** What stands before a value in quotes, in a list, an object, Rust and Python too: `["…`, `{"value":"…`, `Some("…`, `b'…`. */
const VALUE_START = String.raw`(?:\[\s*|\{\s*\\*["'\x60]?(?i:value)\\*["'\x60]?\s*(?:=>|:|=)\s*|[A-Za-z][\w.:]*\(|[bBrRuU]{1,2})?`;

/** All before the opening quote of a secret. */
export const QUOTED_AFTER = String.raw`(?:${SECRET_KEY}${KEY_END}${IS}|${SECRET_OPTION}(?:\s+|\\*["']\s*,\s*))${VALUE_START}`;

/** All before a secret without quotes, after a key without quotes. */
export const BARE_AFTER = String.raw`${SECRET_KEY}(?:\]|%22)?${IS}[\[({]{0,2}`;

/** Keys that hold a directory as often: `PWD=/home/x`, `OLDPWD=/tmp`. What passed is counted, too: `pass: 5`. */
export const WEAK_KEY = String.raw`(?i:pwd\\*["'\x60]?\s*(?:=>|:|=)|\bpass(?:\\*["'\x60]\s*(?:=>|:|=)|\s*=))\s*`;

/** The same without quotes. */
export const BARE_WEAK_KEY = String.raw`(?i:pwd\s*(?:=>|:|=)|\bpass\s*=)\s*`;

/** Either kind, where quotes close it. */
export const ANY_KEY = String.raw`(?:${SECRET_KEY}|(?i:pwd|\bpass))`;
