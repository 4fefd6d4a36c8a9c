import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

// A small world of environments, and what may happen to it between two runs.

/** One thing that happens: to which environment, and which of the ways to do it. */
export interface Happening {
  readonly what: keyof typeof HAPPENINGS;
  readonly who: number;
  readonly how: number;
}

const NAMES = ['edge', 'lab', 'shop', 'till'] as const;

/** Keys of an environment file, and what is written there; nothing is written for an empty text. */
const WORDS = {
  extends: ['bases/flux.yaml', 'bases/argocd.yaml', 'bases/gone.yaml'],
  cluster: ['', 'same'],
  enabled: ['', 'false'],
  acknowledge: [
    '',
    '[{ id: lock/missing, reason: Tested. }]',
    '[{ id: loki/minio, reason: Nothing gives it. }]',
    '[{ id: change/store, from: "s3, bucket lines-of-NAME", to: "s3, bucket shared", reason: Tested. }]',
  ],
  retention: ['7d', '14d', 'banana'],
  schema: ['', '[{ from: "2024-04-01", indexPrefix: other_ }]'],
  bucket: ['', 'shared'],
  // What is written is compared with what was written before.
  zones: ['', '[a, b, c]'],
} as const;

type Key = keyof typeof WORDS;

const BASES = {
  'bases/common.yaml':
    'platform: { distribution: eks, nodes: 6 }\ncollector: { alloy: { namespace: monitoring } }\nlogs: { journal: true }\n',
  'bases/flux.yaml': 'extends: common.yaml\ndelivery: { flux: {} }\n',
  'bases/argocd.yaml': 'extends: common.yaml\ndelivery: { argocd: { repoUrl: "https://git.example.com/a.git" } }\n',
} as const;

export class World {
  readonly folder: string;
  private readonly said = NAMES.map((): Partial<Record<Key, number>> => ({}));
  private readonly bases: Record<string, string> = { ...BASES };
  private readonly gone = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
    this.writeInputs();
  }

  at(...path: readonly string[]): string {
    return join(this.folder, ...path);
  }

  /** Paths of the environment files that are there. */
  files(): readonly string[] {
    return NAMES.filter((name) => !this.gone.has(name)).map((name) => this.at('environments', `${name}.yaml`));
  }

  name(who: number): string {
    return NAMES[who % NAMES.length] ?? NAMES[0];
  }

  happen({ what, who, how }: Happening): void {
    HAPPENINGS[what](this, who, how);
    this.writeInputs();
  }

  say(who: number, key: Key, how: number): void {
    const own = this.said[who % NAMES.length];
    if (own) own[key] = how;
  }

  base(path: keyof typeof BASES, more: string): void {
    this.bases[path] = `${BASES[path]}${more}`;
  }

  comeAndGo(who: number): void {
    const name = this.name(who);
    if (!this.gone.delete(name)) this.gone.add(name);
  }

  /** The files that runs wrote, and others put beside, of an environment. */
  outputs(who: number): readonly string[] {
    const folder = this.at('dist', this.name(who));
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  private writeInputs(): void {
    rmSync(this.at('environments'), { recursive: true, force: true });
    for (const [path, text] of Object.entries(this.bases)) this.put(`environments/${path}`, text);
    for (const [who, name] of NAMES.entries())
      if (!this.gone.has(name)) this.put(`environments/${name}.yaml`, this.environment(who));
  }

  private environment(who: number): string {
    const word = (key: Key) => WORDS[key][(this.said[who]?.[key] ?? 0) % WORDS[key].length] ?? '';
    const name = this.name(who);
    const line = (key: Key) => (word(key) === '' ? [] : [`${key}: ${word(key).replaceAll('NAME', name)}`]);
    return [
      `extends: ${word('extends')}`,
      `cluster: ${word('cluster') || name}`,
      ...line('enabled'),
      ...line('acknowledge'),
      'loki:',
      ...(who < 2 ? installed(word, name) : ['  existing: { pushUrl: "https://logs.example.com/loki/api/v1/push" }']),
      '',
    ].join('\n');
  }
}

function installed(word: (key: Key) => string, name: string): readonly string[] {
  const bucket = word('bucket') || `lines-of-${name}`;
  return [
    '  namespace: monitoring',
    '  topology: distributed',
    '  replicationFactor: 3',
    `  retention: ${word('retention')}`,
    ...(word('zones') === '' ? [] : [`  zones: ${word('zones')}`]),
    ...(word('schema') === '' ? [] : [`  schema: ${word('schema')}`]),
    `  storage: { s3: { region: eu-central-1, buckets: { chunks: ${bucket} }, roleArn: "arn:aws:iam::123456789012:role/loki" } }`,
  ];
}

/** What a file of someone else says who keeps values of Loki in the folder of an environment. */
const FOREIGN = [
  'a: 1\n',
  'schemaConfig:\n  configs: [{ from: 2020-01-01, schema: v13, store: tsdb, object_store: s3 }]\n',
];

const INVENTORIES = ['{', '{}', '{ "release": "loki" }'];

const pick = <Item>(items: readonly Item[], how: number): Item | undefined => items[how % Math.max(items.length, 1)];

const HAPPENINGS = {
  nothing: () => undefined,
  extends: (world: World, who: number, how: number) => world.say(who, 'extends', how % 8 === 0 ? 2 : how % 2),
  cluster: (world: World, who: number, how: number) => world.say(who, 'cluster', how),
  enabled: (world: World, who: number, how: number) => world.say(who, 'enabled', how),
  acknowledge: (world: World, who: number, how: number) => world.say(who, 'acknowledge', how),
  retention: (world: World, who: number, how: number) => world.say(who, 'retention', how % 8 === 0 ? 2 : how % 2),
  schema: (world: World, who: number, how: number) => world.say(who, 'schema', how),
  zones: (world: World, who: number, how: number) => world.say(who, 'zones', how),
  bucket: (world: World, who: number, how: number) => world.say(who, 'bucket', how),
  base: (world: World, who: number, how: number) =>
    world.base(
      pick(['bases/common.yaml', 'bases/flux.yaml', 'bases/argocd.yaml'] as const, who) ?? 'bases/common.yaml',
      pick(['', '# Seen.\n', 'monitoring: { serviceMonitors: true }\n'], how) ?? '',
    ),
  comeAndGo: (world: World, who: number) => world.comeAndGo(who),
  inventory: (world: World, who: number, how: number) =>
    world.put(`locks/${world.name(who)}/loki.json`, pick(INVENTORIES, how) ?? ''),
  noInventory: (world: World, who: number) =>
    rmSync(world.at('locks', world.name(who)), { recursive: true, force: true }),
  editOutput: (world: World, who: number, how: number) =>
    change(pick(world.outputs(who), how), (file) => appendFileSync(file, '\n')),
  removeOutput: (world: World, who: number, how: number) =>
    change(pick(world.outputs(who), how), (file) => rmSync(file)),
  removeFolder: (world: World, who: number) =>
    rmSync(world.at('dist', world.name(who)), { recursive: true, force: true }),
  staleOutput: (world: World, who: number) =>
    change(
      world.outputs(who).find((file) => file.endsWith('README.md')),
      (file) => writeFileSync(join(dirname(file), 'OLD.md'), readFileSync(file)),
    ),
  foreignOutput: (world: World, who: number, how: number) =>
    world.put(`dist/${world.name(who)}/0-own.yaml`, pick(FOREIGN, how) ?? ''),
  notExecutable: (world: World, who: number) =>
    change(
      world.outputs(who).find((file) => file.endsWith('smoke.sh')),
      (file) => chmodSync(file, 0o644),
    ),
  noFunctions: (world: World) => rmSync(world.at('dist/smoke-functions.sh'), { force: true }),
  editFunctions: (world: World) =>
    change(existing(world.at('dist/smoke-functions.sh')), (file) => appendFileSync(file, 'exit\n')),
  noRecords: (world: World) => rmSync(world.at('records'), { recursive: true, force: true }),
  cutRecords: (world: World, _: number, how: number) => records(world, (text) => text.slice(0, how * 100)),
  changedRecords: (world: World, _: number, how: number) =>
    records(world, (text) => text.replaceAll(/7d|lock\/missing|monitoring/g, `x${how}`)),
};

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
}

function change(file: string | undefined, act: (file: string) => void): void {
  if (file !== undefined) act(file);
}

function records(world: World, edit: (text: string) => string): void {
  if (!existsSync(world.at('records'))) return;
  for (const name of readdirSync(world.at('records'))) {
    const file = world.at('records', name);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  }
}

/** Names of all that may happen. */
export const WHAT = Object.keys(HAPPENINGS) as readonly (keyof typeof HAPPENINGS)[];
