import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { type SynthResult, synthesize } from '../../lib/synth/synth';
import { copyFixtures } from '../support/fixture';

let folder: string;

/** Every test of a file gets a copy of the environments of the tests, of their inventories, and an output folder. */
export function withFixtures(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'synth-'));
    copyFixtures(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
}

/** A path in the folder of the test. */
export function at(...path: readonly string[]): string {
  return join(folder, ...path);
}

/** Synthesizes all environments, or those that are named. */
export function synth(...names: readonly string[]): SynthResult {
  const { files } = listEnvironmentFiles(at('environments'), names);
  return synthesize({ files, output: at('dist'), locks: at('locks'), scope: names.length > 0 ? names : 'all' });
}

export function ids(result: SynthResult): readonly string[] {
  return result.findings.map(({ finding }) => finding.id);
}

/** Replaces a text in an environment file, which must be there. */
export function edit(file: string, from: string | RegExp, to: string): void {
  editFile(at('environments', file), from, to);
}

/** Replaces a text in the inventory of a release, which must be there: all of it, where it is a pattern for all. */
export function editInventory(file: string, from: string | RegExp, to: string): void {
  editFile(at('locks', file), from, to);
}

function editFile(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${from} is not in ${path}`);
  writeFileSync(path, after);
}

/** Every file of the output folder with its content. */
export function outputs(): readonly (readonly [path: string, content: string])[] {
  if (!existsSync(at('dist'))) return [];
  return readdirSync(at('dist'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(yaml|md)$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(at('dist', path), 'utf8')]);
}

/** The needs.txt of an environment. */
export function needsOf(environment: string): string {
  return readFileSync(at('dist', environment, 'needs.txt'), 'utf8');
}
