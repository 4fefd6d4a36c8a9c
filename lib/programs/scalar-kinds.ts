import { entryOf } from '../collections/entry-of';
import type { Json } from '../kubernetes/json';
import { re2Problem } from '../syntax/re2';
import type { ConfigProblem } from './config-problem';
import { goDuration, prometheusDuration } from './go-duration';
import { base2Bytes, byteSize } from './go-size';
import { isDay, isTime } from './go-time';
import { isUrl } from './go-url';

/** What is wrong with a value; `undefined` if nothing is. */
export type Verdict = Exclude<ConfigProblem['kind'], 'unknown-key' | 'removed-key' | 'required'> | undefined;

/** A kind of scalars: what a program accepts for it. */
export interface ScalarKind {
  /** What may stand there, for people. */
  readonly expected: string;

  /** Judges any value but `null`. */
  judge(value: Json): Verdict;
}

/** A value as the text that yaml.v2 hands to whoever asks for one: of any scalar. */
export function textOf(value: Json): string | undefined {
  return typeof value === 'object' ? undefined : String(value);
}

/** Texts of a form. What is no scalar has the wrong type. */
function written(expected: string, accepts: (text: string) => boolean): ScalarKind {
  return {
    expected,
    judge(value) {
      const text = textOf(value);
      if (text === undefined) return 'wrong-type';
      return accepts(text) ? undefined : 'not-allowed';
    },
  };
}

/** Integers of a size. A fraction is cut off without a word: `case float64` in yaml.v2's decode.go. */
function integer(from: number, below: number): ScalarKind {
  return {
    expected: from === 0 ? 'a whole number that is not negative' : 'a whole number',
    judge(value) {
      if (typeof value !== 'number') return 'wrong-type';
      return Math.trunc(value) >= from && Math.trunc(value) < below ? undefined : 'out-of-range';
    },
  };
}

/** Values of one type. */
function typed(expected: string, type: 'boolean' | 'number' | 'string'): ScalarKind {
  return { expected, judge: (value) => (typeof value === type ? undefined : 'wrong-type') };
}

/** What is too far below is the lowest number, once more without a word. */
const INT64 = integer(Number.NEGATIVE_INFINITY, 2 ** 63);

/** A text in Go's own form, or a number of nanoseconds: yaml.v2 takes both. */
const DURATION: ScalarKind = {
  expected: 'a duration in hours or less, such as 168h',
  judge(value) {
    if (typeof value === 'number') return INT64.judge(value);
    if (typeof value !== 'string') return 'wrong-type';
    return goDuration(value) === undefined ? 'not-allowed' : undefined;
  },
};

/** Texts of a form, where numbers are not taken for texts: mapstructure of the collector. */
function ofText(expected: string, accepts: (text: string) => boolean): ScalarKind {
  return {
    expected,
    judge(value) {
      if (typeof value !== 'string') return 'wrong-type';
      return accepts(value) ? undefined : 'not-allowed';
    },
  };
}

/** What mapstructure turns into a boolean or a number if it is told to be weak. */
const WEAK_BOOL = /^(?:|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|t|T|f|F|true|TRUE|True|false|FALSE|False)$/;
const WEAK_NUMBER = /^(?:|true|false|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/** `component.ID.UnmarshalText`. */
const COMPONENT = /^[a-zA-Z]\w{0,62}(?:\/[^\s/]\S*)?$/;

/** `entry.NewField` of stanza. */
const LOG_FIELD = /^(?:\$|body|attributes|resource|\$?\$?body)?(?:[.[].*)?$/;

const STANZA_SIZE = ofText('a size such as 16KiB', (text) => /^\d+(?:\.\d*)?\s*(?:[kmgtp]i?b)?$/i.test(text));

const KINDS: Readonly<Record<string, ScalarKind>> = {
  any: { expected: 'anything', judge: () => undefined },
  text: written('a text', () => true),
  string: typed('a text', 'string'),
  bool: typed('true or false', 'boolean'),
  float: typed('a number', 'number'),
  'weak-bool': written('true or false', (text) => WEAK_BOOL.test(text)),
  'weak-number': written('a number', (text) => WEAK_NUMBER.test(text)),
  int64: INT64,
  uint64: integer(0, 2 ** 64),
  int8: integer(-(2 ** 7), 2 ** 7),
  int16: integer(-(2 ** 15), 2 ** 15),
  int32: integer(-(2 ** 31), 2 ** 31),
  uint8: integer(0, 2 ** 8),
  uint16: integer(0, 2 ** 16),
  uint32: integer(0, 2 ** 32),
  duration: DURATION,
  'prometheus-duration': written('a duration such as 168h or 7d', (text) => prometheusDuration(text) !== undefined),
  'byte-size': written('a size such as 4MB', (text) => byteSize(text) !== undefined),
  'base2-bytes': written('a size with a unit, such as 64KiB', (text) => base2Bytes(text) !== undefined),
  time: written('a day or a time, such as 2026-01-31 or 2026-01-31T00:00:00Z', isTime),
  day: written('a day, such as "2026-01-31"', isDay),
  url: written('a URL', isUrl),
  'label-name': written('the name of a label', (text) => text !== ''),
  regexp: written('a regular expression of RE2', (text) => re2Problem(text) === undefined),
  'component-id': ofText('the name of a component, such as otlp/tenant', (text) => COMPONENT.test(text.trim())),
  'log-field': ofText('a field, such as attributes.level or body', (text) => LOG_FIELD.test(text)),
  'stanza-size': {
    expected: 'a size such as 16KiB',
    judge: (value) => (typeof value === 'number' ? undefined : STANZA_SIZE.judge(value)),
  },
  'pool-buckets': written('buckets such as 128x64KB,512x2MB', (text) => text === '' || text.split(',').every(isBucket)),
  'text-or-texts': {
    expected: 'a text, or a list of texts',
    judge: (value) =>
      (Array.isArray(value) ? value : [value]).map(textVerdict).find((verdict) => verdict !== undefined),
  },
};

function textVerdict(value: Json): Verdict {
  return value === null || textOf(value) !== undefined ? undefined : 'wrong-type';
}

/** A count and a size, as in pkg/util/mempool/bucket.go of Loki. */
function isBucket(text: string): boolean {
  const [, size = ''] = /^[+-]?\d+x([^x]*)$/.exec(text) ?? [];
  return byteSize(size) !== undefined;
}

/** Finds the kind of a name. @throws for a name that no model may have: a mistake in this project. */
export function scalarKind(name: string): ScalarKind {
  const kind = entryOf(KINDS, name);
  if (!kind) throw new Error(`charts-values/programs has a scalar ${name}, and lib/programs knows none`);
  return kind;
}
