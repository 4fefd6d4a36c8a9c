import { exampleOf, keysAt, pathsOfKey, schemasAt } from '../../lib/environment/problems/schema-tree';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { mapsIn, type Place, placesIn, read, remove, renameKey, write } from './places';

/** What a change has to choose from: two numbers that shrink towards the first choice, and a value. */
export interface Chance {
  /** Chooses the place. */
  readonly at: number;

  /** Chooses what is done there. */
  readonly which: number;

  /** A value for it. */
  readonly value: Json;

  /** The data of another file, of which a merge takes parts. */
  readonly other: JsonObject;
}

/** Changes the data of a file in place, as a person or a careless merge does. */
export type Change = (data: JsonObject, chance: Chance) => void;

/** Changes of what stands in a file. */
export const CHANGES: Readonly<Record<string, Change>> = {
  deleteEntry: (data, chance) => atPlace(data, chance, remove),
  replaceValue: (data, chance) => atPlace(data, chance, (place) => write(place, chance.value)),
  slipInKey: (data, chance) =>
    atPlace(data, chance, (place) => renameKey(place, slip(String(place.key), chance.which))),
  slipInText: (data, chance) =>
    atPlace(data, chance, (place) => {
      const text = read(place);
      if (typeof text === 'string' || typeof text === 'number') write(place, slip(String(text), chance.which));
    }),
  otherValue: (data, chance) =>
    atPlace(data, chance, (place) => write(place, similar(read(place), place.path, chance.which))),
  asText: (data, chance) => atPlace(data, chance, (place) => write(place, String(read(place)))),
  asList: (data, chance) => atPlace(data, chance, (place) => write(place, [read(place), read(place)])),
  wrap: (data, chance) => atPlace(data, chance, (place) => write(place, { [oddKey(chance)]: read(place) })),
  addStrangeKey: (data, chance) =>
    inMap(data, chance, (map) => write({ holder: map, key: oddKey(chance) }, chance.value)),
  nameEntryOddly: (data, chance) => atPlace(data, chance, (place) => renameKey(place, oddKey(chance))),
  moveElsewhere: (data, chance) =>
    atPlace(data, chance, (place) => {
      const moved = read(place);
      remove(place);
      inMap(data, { ...chance, at: chance.which }, (map) => write({ holder: map, key: String(place.key) }, moved));
    }),
  addKnownKey: (data, chance) => {
    const path = pick(KNOWN_PATHS, chance.at) ?? [];
    setAt(data, path, chance.which % 3 === 0 ? chance.value : exampleOf(pick(schemasAt(path), chance.which) ?? {}));
  },
  mergeOther: (data, { other, at }) => {
    const key = pick(Object.keys(other), at) ?? 'loki';
    data[key] = merged(data[key] ?? null, other[key] ?? null);
  },
  overrideValue: (data, chance) => setAt(data, pick(OVERRIDES, chance.at), chance.value),
  patch: (data, chance) => {
    const patches = Array.isArray(data.patches) ? data.patches : [];
    data.patches = [...patches, { target: pick(TARGETS, chance.at) ?? {}, operations: [operation(chance)] }];
  },
};

const KNOWN_PATHS = [...new Set(mapPaths([]).map((path) => path.join('\n')))].map((path) => path.split('\n'));

/** Every path of keys that the schema knows; `*` is a name of the user. */
function mapPaths(path: readonly string[]): readonly (readonly string[])[] {
  return keysAt(path).flatMap((key) => [[...path, key], ...mapPaths([...path, key])]);
}

/** Keys of charts and programs that people override. */
const OVERRIDES: readonly (readonly string[])[] = [
  ...pathsOfKey('values').flatMap((path) => [[...path, 'fullnameOverride'], [...path, 'x'], path]),
  ['loki', 'values', 'loki', 'auth_enabled'],
  ['loki', 'values', 'loki', 'commonConfig', 'replication_factor'],
  ['loki', 'values', 'loki', 'limits_config', 'retention_period'],
  ['loki', 'values', 'loki', 'schemaConfig', 'configs'],
  ['loki', 'values', 'loki', 'structuredConfig'],
  ['loki', 'values', 'loki', 'config'],
  ['loki', 'values', 'loki', 'storage', 'type'],
  ['loki', 'values', 'singleBinary', 'persistence'],
  ['loki', 'values', 'singleBinary', 'extraVolumes'],
  ['loki', 'values', 'singleBinary', 'resources'],
  ['loki', 'values', 'gateway', 'nginxConfig'],
  ['loki', 'values', 'gateway', 'service'],
  ['loki', 'values', 'ingester', 'replicas'],
  ['loki', 'values', 'global', 'image'],
  ['loki', 'values', 'deploymentMode'],
  ['collector', 'alloy', 'values', 'alloy', 'configMap', 'content'],
  ['collector', 'alloy', 'values', 'alloy', 'mounts'],
  ['collector', 'alloy', 'values', 'controller'],
  ['collector', 'promtail', 'values', 'config', 'snippets'],
  ['collector', 'promtail', 'values', 'config'],
  ['collector', 'otel', 'shipper', 'values', 'config'],
  ['collector', 'otel', 'shipper', 'values', 'alternateConfig'],
  ['collector', 'otel', 'shipper', 'values', 'presets'],
  ['collector', 'otel', 'shipper', 'values', 'extraVolumes'],
];

const TARGETS: readonly JsonObject[] = [
  ...['HelmRelease', 'HelmChart', 'Application'].flatMap((kind) =>
    ['loki', 'alloy', 'promtail', 'otel', 'otel-shipper'].map((name) => ({ kind, name })),
  ),
  { kind: 'PriorityClass', name: 'alloy' },
  { kind: 'ConfigMap', name: 'loki-datasource' },
  { kind: 'ConfigMap', name: 'loki-dashboard' },
  { kind: 'Namespace', name: 'loki' },
  { kind: 'Namespace', name: 'logging' },
  { kind: 'PrometheusRule', name: 'logging' },
  { kind: 'DaemonSet', name: 'otel-shipper' },
  { kind: 'ServiceMonitor', name: 'loki' },
  { kind: 'NetworkPolicy', name: 'loki' },
  { kind: 'AppProject', name: 'logging' },
  { kind: 'Kustomization', name: 'logging' },
];

const POINTERS = [
  '',
  '/kind',
  '/apiVersion',
  '/metadata',
  '/metadata/name',
  '/metadata/namespace',
  '/metadata/labels',
  '/metadata/labels/x',
  '/metadata/annotations',
  '/metadata/annotations/x~1y',
  '/data',
  '/data/x',
  '/spec',
  '/spec/values',
  '/spec/values/loki',
  '/spec/values/loki/limits_config/retention_period',
  '/spec/valuesContent',
  '/spec/chart',
  '/spec/chart/spec/version',
  '/spec/install',
  '/spec/dependsOn',
  '/spec/template/spec/containers/0',
  '/spec/template/spec/containers/0/args/-',
  '/spec/template/spec/volumes',
  '/spec/selector',
  '/spec/groups/0/rules/0/expr',
  '/spec/sources/0/helm/valuesObject',
  '/__proto__/polluted',
  '/constructor/prototype/polluted',
  'no-slash',
];

function operation({ which, value }: Chance): JsonObject {
  const path = pick(POINTERS, which) ?? '';
  const op =
    pick(['add', 'replace', 'remove', 'test', 'copy', 'move', 'nonsense'], Math.floor(which / POINTERS.length)) ??
    'add';
  if (op === 'remove') return { op, path };
  return op === 'copy' || op === 'move' ? { op, from: '/metadata', path } : { op, path, value };
}

function pick<Item>(from: readonly Item[], number: number): Item | undefined {
  return from[number % from.length];
}

function atPlace(data: JsonObject, { at }: Chance, act: (place: Place) => void): void {
  const place = pick(placesIn(data), at);
  if (place) act(place);
}

function inMap(data: JsonObject, { at }: Chance, act: (map: JsonObject) => void): void {
  act(pick(mapsIn(data), at) ?? data);
}

function oddKey({ value, which }: Chance): string {
  return typeof value === 'string' && value.length < 80 ? value : `key${which % 10}`;
}

/** Another value of the same kind, as a person writes it on purpose. */
function similar(value: Json, path: Place['path'], which: number): Json {
  const schemas = schemasAt(path);
  const shown = schemas.flatMap((schema) => [...(schema.enum ?? []), ...(schema.examples ?? []), schema.default]);
  const known = pick(
    shown.filter((each) => each !== undefined),
    which,
  );
  if (known !== undefined && which % 2 === 0) return structuredClone(known) as Json; // examples are JSON
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return pick([value + 1, value - 1, value * 10, 0, Math.floor(value / 2)], which) ?? 0;
  if (typeof value !== 'string') return value;
  if (/\d/.test(value)) return value.replace(/\d+/, (digits) => String(Number(digits) + (which % 30) - 3));
  return `${value}-${which % 10}`;
}

/** A letter that is missing, doubled, swapped, in another case, or wrong. */
function slip(text: string, which: number): string {
  const at = which % (text.length + 1);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const slips = [
    before + after,
    before + letter + letter + after,
    before + after.charAt(0) + letter + after.slice(1),
    before + (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) + after,
    `${before}${letter === 'x' ? 'y' : 'x'}${after}`,
    text.toUpperCase(),
    `${text} `,
    text.replaceAll('-', '_'),
  ];
  return pick(slips, Math.floor(which / (text.length + 1))) ?? text;
}

/** Sets a value below maps, which are made where there are none. */
function setAt(data: JsonObject, path: readonly string[] = [], value: Json): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    write({ holder: data, key }, value);
    return;
  }
  const below = Object.hasOwn(data, key) ? data[key] : undefined;
  const map = isJsonObject(below) ? below : {};
  write({ holder: data, key }, map);
  setAt(map, rest, value);
}

function merged(one: Json, other: Json): Json {
  if (!isJsonObject(one) || !isJsonObject(other)) return structuredClone(other);
  const copy: JsonObject = { ...one };
  for (const [key, value] of Object.entries(other)) copy[key] = key in one ? merged(one[key] ?? null, value) : value;
  return structuredClone(copy);
}
