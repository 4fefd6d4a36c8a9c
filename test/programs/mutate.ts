import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { type ProgramModel, shapeOf, type TypeExpression } from '../../lib/programs/program-model';

/** A configuration with one thing changed, and what was. */
export interface Mutant {
  readonly config: Json;
  readonly change: string;
}

/** Numbers from 0 to below 1, the same for the same seed. */
type Random = () => number;

/** mulberry32: good enough to choose, and short. */
function random(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(from: readonly Item[], chance: Random): Item {
  const item = from[Math.floor(chance() * from.length)];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

/** A place in a configuration: what holds it, and by which key. */
interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string | number;
  readonly path: readonly (string | number)[];
}

function placesIn(value: Json, path: readonly (string | number)[] = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const here = [...path, key];
    return [{ holder: value, key, path: here }, ...placesIn(get({ holder: value, key, path: here }), here)];
  });
}

function get({ holder, key }: Place): Json {
  const value = Array.isArray(holder) ? holder[Number(key)] : holder[key];
  return value ?? null;
}

function put({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

const ODD: readonly Json[] = [true, false, 0, 1, -1, 2.5, 1e21, -1e21, 4294967296, '', 'banana', 'true', '10', '-3'];
const SPANS: readonly Json[] = ['7d', '1x', '-5m', '1h30m', '5', '1.5h', '24h', '0', '1w2d', '2h1d', '1000ms', 0, 5e9];
const SIZES: readonly Json[] = ['4MB', '4XB', '4mb', '64KiB', '-1KB', '1.5GB', '10', '0', 'kilobytes', 1048576];
const ADDRESSES: readonly Json[] = ['http://a:b/', 'http://loki:3100', '://x', 'a b', 'http://[::1]:80', '%zz', ':80'];
const NESTED: readonly Json[] = [[], ['x'], [1], {}, { a: 1 }, [{ a: 'b' }], null];
const VALUES: readonly Json[] = [
  ...ODD,
  ...SPANS,
  ...SIZES,
  ...ADDRESSES,
  ...NESTED,
  'v13',
  '2024-02-30',
  '2026-01-31',
];

type Mutation = (config: JsonObject, chance: Random, model: ProgramModel) => string;

function renamed(key: string, chance: Random): string {
  const at = 1 + Math.floor(chance() * Math.max(1, key.length - 1));
  const slips = [`${key.slice(0, at)}${key.slice(at + 1)}`, `${key}s`, `${key.slice(0, at)}_${key.slice(at)}`];
  return pick(slips, chance);
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  typo(config, chance) {
    const place = pick(
      placesIn(config).filter(({ holder }) => isJsonObject(holder)),
      chance,
    );
    if (Array.isArray(place.holder)) return 'nothing';
    const value = get(place);
    const name = renamed(String(place.key), chance);
    delete place.holder[place.key];
    place.holder[name] = value;
    return `${place.path.join('.')} is ${name}`;
  },
  move(config, chance) {
    const maps = [config, ...placesIn(config).map(get)].filter((value): value is JsonObject => isJsonObject(value));
    const place = pick(
      placesIn(config).filter(({ holder }) => isJsonObject(holder)),
      chance,
    );
    if (Array.isArray(place.holder)) return 'nothing';
    const value = structuredClone(get(place));
    delete place.holder[place.key];
    pick(maps, chance)[place.key] = value;
    return `${place.path.join('.')} is elsewhere`;
  },
  retype(config, chance) {
    const place = pick(placesIn(config), chance);
    const value = structuredClone(pick(VALUES, chance));
    put(place, value);
    return `${place.path.join('.')} is ${JSON.stringify(value)}`;
  },
  drop(config, chance) {
    const place = pick(placesIn(config), chance);
    if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else delete place.holder[place.key];
    return `${place.path.join('.')} is gone`;
  },
  /** Writes a key that the model knows and the configuration does not have, with any value. */
  add(config, chance, model) {
    const steps: string[] = [];
    let type: TypeExpression = model.root;
    let holder = config;
    for (let shape = shapeOf(model, type); shape.kind === 'struct'; shape = shapeOf(model, type)) {
      if (Object.keys(shape.keys).length === 0) break;
      const [key, below]: readonly [string, TypeExpression] = pick(Object.entries(shape.keys), chance);
      steps.push(key);
      type = below;
      const next = holder[key];
      if (shapeOf(model, type).kind !== 'struct') break;
      const map = isJsonObject(next) ? next : {};
      holder[key] = map;
      holder = map;
    }
    const value = structuredClone(pick(likely(type), chance));
    holder[steps.at(-1) ?? ''] = value;
    return `${steps.join('.')} is ${JSON.stringify(value)}`;
  },
};

/** Values that may suit a type, so that half of what is added is right. */
function likely(type: TypeExpression): readonly Json[] {
  if (type.startsWith('[]@')) return [[], [{}], {}, null];
  if (type.startsWith('[]')) return [['a', 'b'], [1, true], [], 'a', [null], [['a']]];
  if (type.startsWith('{}')) return [{ a: 'b' }, { a: {} }, {}, [], 'a', { a: null }];
  if (type.includes('duration')) return SPANS;
  if (type.includes('byte')) return SIZES;
  if (type === 'url') return ADDRESSES;
  if (type === 'bool') return [true, false, 'true', 0];
  if (/int|float/.test(type)) return [0, 1, -1, 7, 2.5, 1e21, '7', true];
  return VALUES;
}

/** Changes one thing in a configuration. @param seed the same one gives the same change */
export function mutate(config: JsonObject, seed: number, model: ProgramModel): Mutant {
  const chance = random(seed);
  const mutated = structuredClone(config);
  const name = pick(['typo', 'move', 'retype', 'retype', 'retype', 'drop', 'add', 'add', 'add'], chance);
  return { config: mutated, change: MUTATIONS[name]?.(mutated, chance, model) ?? 'nothing' };
}
