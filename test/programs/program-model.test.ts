import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramModel, programModel, shapeOf, type TypeExpression } from '../../lib/programs/program-model';
import { scalarKind } from '../../lib/programs/scalar-kinds';
import { wantedVersion } from '../../tools/built';
import { MODELS } from '../../tools/model-list';
import { PROGRAMS } from '../../tools/programs';
import { versionText } from '../../tools/version';

const FOLDER = join(__dirname, '../../charts-values/programs');
const known = MODELS.map(({ program, generator }) => {
  const version = wantedVersion(PROGRAMS[generator].source);
  return { program, version: version ? versionText(version) : '' };
});

function model(program: ProgramModel['program'], version: string): ProgramModel {
  const found = programModel(program, version);
  if (!found) throw new Error(`there is no model of ${program} ${version}`);
  return found;
}

/** What is left of a type without the lists and maps around it. */
const bare = (type: TypeExpression) => type.replace(/^(?:\[,?\]|\{\})+/, '');

const parts = (type: TypeExpression) => type.split('|').map(bare);

test('there is a model for every version that is built, and no other', () => {
  const files = readdirSync(FOLDER).filter((file) => /-\d/.test(file));
  expect(files.sort()).toEqual(known.map(({ program, version }) => `${program}-${version}.json`).sort());
});

test.each(known)('the model of $program $version names nothing that is not there', ({ program, version }) => {
  const it = model(program, version);
  expect(it).toMatchObject({ program, version });
  for (const type of [it.root, ...Object.values(it.types).flatMap((keys) => Object.values(keys))].flatMap(parts)) {
    const shape = shapeOf(it, type);
    if (shape.kind === 'struct') expect(it.types).toHaveProperty([type.replace(/^\??@/, '')]);
    else if (shape.kind === 'words') expect(shape.words.length).toBeGreaterThan(1);
    else if (shape.kind === 'scalar') expect(scalarKind(shape.scalar).expected).not.toBe('');
  }
});

test('a version that is not modelled has none, and no other one stands for it', () => {
  expect(programModel('loki', '3.6.4')).toBeUndefined();
  expect(programModel('loki', '../keys/loki-6.49.0')).toBeUndefined();
});

describe('the model of Loki 3.6.3', () => {
  const it = model('loki', '3.6.3');
  test.each([
    ['loki.Config', 'limits_config', '@validation.Limits'],
    ['validation.Limits', 'retention_period', 'prometheus-duration'],
    ['validation.Limits', 'per_stream_rate_limit', 'byte-size'],
    ['ingester.Config', 'chunk_idle_period', 'duration'],
    ['config.PeriodConfig', 'from', 'day'],
    ['server.Config', 'log_level', 'words:log.Level'],
  ])('%s has %s: %s', (type, key, expected) => {
    expect(it.types[type]?.[key]).toBe(expected);
  });

  test('holds defaults as one writes them', () => {
    expect(it.defaults).toMatchObject({
      auth_enabled: true,
      ingester: { chunk_idle_period: '30m', chunk_encoding: 'gzip' },
      server: { http_listen_port: 3100, log_level: 'info' },
    });
  });

  test('holds no default that is of the machine that made it', () => {
    expect(JSON.stringify(it.defaults)).not.toContain('interface_names');
  });
});
