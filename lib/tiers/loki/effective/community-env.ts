import { coalesce, isTrue, listOf, printed, uniqueItems, wholeNumber } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { at, type LokiRelease } from './release';

/** Variables of a container of Loki: those of values, and what the chart tells Go. */
export function communityEnv(release: LokiRelease, values: JsonObject): Json[] {
  const given = [at(release, 'global', 'extraEnv'), at(release, 'defaults', 'extraEnv'), values.extraEnv].flatMap(
    listOf,
  );
  const has = (name: string) => given.some((variable) => valueAt(variable, 'name') === name);
  const memory = valueAt(values, 'resources', 'limits', 'memory');
  const gogc = coalesce(at(release, 'defaults', 'goSettings', 'gogc'), DEFAULT_GOGC);
  return [
    ...uniqueItems([
      ...given,
      ...(isTrue(memory) && !has('GOMEMLIMIT') ? [{ name: 'GOMEMLIMIT', value: memoryLimit(release, memory) }] : []),
      ...(has('GOGC') ? [] : [{ name: 'GOGC', value: String(wholeNumber(gogc)) }]),
    ]),
    { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
  ];
}

const DEFAULT_GOGC = 80;
const DEFAULT_FACTOR = 0.85;

function memoryLimit(release: LokiRelease, memory: Json): string {
  const factor = Number(coalesce(at(release, 'defaults', 'goSettings', 'goMemLimitFactor'), DEFAULT_FACTOR));
  return `${product(mebibytes(printed(memory)), factor)}MiB`;
}

/** Mebibytes in a unit, as `loki.memoryToMiB` of the community's chart has them. */
const UNITS: readonly (readonly [suffix: string, mebibytes: number])[] = [
  ['Ti', 1048576],
  ['Gi', 1024],
  ['Mi', 1],
  ['Ki', 1 / 1024],
  ['T', 953674.3164],
  ['G', 953.6743164],
  ['M', 0.9536743164],
  ['', 1 / 1048576],
];

function mebibytes(memory: string): number {
  const [suffix = '', unit = 1] = UNITS.find(([each]) => memory.endsWith(each)) ?? [];
  return product(Number(memory.slice(0, memory.length - suffix.length)), unit);
}

/** The chart multiplies decimals without a rounding error, and drops what is behind the point. */
function product(a: number, b: number): number {
  return Math.trunc(Number((a * b).toPrecision(PRECISION)));
}

const PRECISION = 12;
