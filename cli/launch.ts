#!/usr/bin/env node
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { keepHeapLean, optimizeLate } from '../lib/command/engine-flags';
import { cacheFolder } from '../lib/places/cache-folder';

// What the shell starts: the bundle of all commands, with what V8 has made of it in an earlier run.

const BUNDLE = join(__dirname, 'cli.js');

/** Tells this build from all others; put here by scripts/build.mjs. */
declare const BUILD: string;

/** One file for each command, since each uses other functions; V8 refuses what another version of it made. */
function cachePath(): string {
  const [command = ''] = process.argv.slice(2);
  const name = /^[a-z]+$/.test(command) ? command : 'help';
  return join(cacheFolder(), 'code', `${BUILD}-${process.version}-${process.arch}-${name}`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A cache that can not be written is a slower start the next time, and no more. */
function writeIfPossible(path: string, content: Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch {}
}

// V8 takes its cache only where its flags are as they were.
keepHeapLean();
optimizeLate();
const source = readFileSync(BUNDLE, 'utf8');
const path = cachePath();
const cachedData = readIfThere(path);
const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, {
  filename: BUNDLE,
  ...(cachedData && { cachedData }),
});
// At the end V8 knows which functions a run takes.
if (cachedData === undefined || script.cachedDataRejected)
  process.on('exit', () => writeIfPossible(path, script.createCachedData()));
const module: { exports: { main?: (build: string) => Promise<void> } } = { exports: {} };
script.runInThisContext()(module.exports, createRequire(BUNDLE), module, BUNDLE, __dirname);
void module.exports.main?.(BUILD);
