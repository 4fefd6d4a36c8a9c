import { posix } from 'node:path';
import * as z from 'zod';
import { didYouMean } from '../findings/did-you-mean';
import { type FindingKind, finding } from '../findings/finding-kind';
import { inReadingOrder, type LocatedFinding, type Position } from '../findings/located-finding';
import { renameKey, setKey } from '../findings/repair';
import type { Json, JsonObject } from '../kubernetes/json';
import { issueFindings } from './problems/issues';
import { chartSources } from './schema/chart-sources';
import { DEFAULT_SETTINGS, deliveredFolder, SETTINGS_FILE, type Settings } from './settings';
import { readTextFile, type TextFile } from './text-file';
import { locate } from './yaml/locate';
import { parseYamlFile, type YamlFile } from './yaml/yaml-file';

export const SETTINGS: FindingKind = {
  id: 'settings/invalid',
  severity: 'error',
  since: '0.2.0',
  finds: `\`${SETTINGS_FILE}\` has a key that there is not, or a value that its key does not take`,
  happens: 'no command knows which folders are meant, and nothing is written',
  remedy: 'correct the key at the place that the finding names; without the file, folders have their usual names',
};

/** Settings of a repository, or what is wrong with them. */
export type SettingsResult =
  | {
      readonly settings: Settings;

      /** What environment files are laid over. @default - nothing */
      readonly base?: YamlFile;
    }
  | { readonly findings: readonly LocatedFinding[] };

/**
 * Reads `cdk8s-logging.yaml` of the folder in which a command runs.
 * @param read returns the content of the file, why it can not be used, or `undefined` if there is none
 */
export function readSettings(read: (path: string) => TextFile | undefined = readTextFile): SettingsResult {
  const text = read(SETTINGS_FILE);
  if (text === undefined) return { settings: DEFAULT_SETTINGS };
  if (typeof text !== 'string') {
    const { problem, fix, line = 1 } = text;
    return refuse([{ path: [], problem, fix, position: { file: SETTINGS_FILE, line, column: 1 } }]);
  }
  const parsed = parseYamlFile(SETTINGS_FILE, text);
  if ('findings' in parsed) return { findings: inReadingOrder(parsed.findings) };
  const { data } = parsed.file;
  const problems = Object.entries(data).flatMap(([key, value]) => entryProblem(key, value, data) ?? []);
  const settings = settingsOf(data);
  const all = problems.length > 0 ? problems : outsideProblems(settings);
  if (all.length === 0) return withBase(settings, parsed.file);
  return refuse(all.map((problem) => ({ ...problem, position: locate([parsed.file], problem.path) })));
}

/** What is said for all environments is judged once, and not with each of them. */
function withBase(settings: Settings, file: YamlFile): SettingsResult {
  const { chartSources } = file.data;
  if (chartSources === undefined) return { settings };
  const base = { ...file, data: { chartSources } };
  const { error } = BASE.safeParse(base.data);
  if (error === undefined) return { settings, base };
  const findings = issueFindings(error.issues, base.data);
  return {
    findings: inReadingOrder(findings.map((found) => ({ finding: found, position: locate([base], found.path) }))),
  };
}

const BASE = z.strictObject({ chartSources });

/** A folder has many spellings, and what is written of it only one. */
function settingsOf(data: JsonObject): Settings {
  const plain = Object.entries(data).map(([key, value]) => [key, isFolderName(value) ? plainPath(value) : value]);
  // Whoever takes it has looked at each key, and at the type of its value.
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(plain) as Partial<Settings>) };
}

function plainPath(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

/** Engines read one repository. */
function outsideProblems(settings: Settings): readonly Problem[] {
  if (!/^\.\.(?:\/|$)/.test(deliveredFolder(settings))) return [];
  const problem = `${deliveredFolder(settings)} is outside of the repository, as far as \`path\` tells where this folder is in it`;
  const fix = 'write `path`, the way from the root of the repository to this folder, such as infra/logging';
  return [{ path: [settings.path === undefined ? 'output' : 'path'], problem, fix }];
}

type Problem = Pick<Parameters<typeof finding>[1], 'path' | 'problem' | 'fix'>;

function refuse(problems: readonly (Problem & { readonly position: Position })[]): SettingsResult {
  return {
    findings: inReadingOrder(
      problems.map(({ position, ...found }) => ({ finding: finding(SETTINGS, found), position })),
    ),
  };
}

const FOLDERS: readonly string[] = ['environments', 'output', 'locks', 'charts-values', 'charts', 'path'];
const KEYS = [...FOLDERS, 'pull', 'chartSources'];

function entryProblem(key: string, value: Json | undefined, data: JsonObject): Problem | undefined {
  const path = [key];
  if (!KEYS.includes(key)) return unknownKey(key, data);
  if (key === 'pull' && typeof value !== 'boolean')
    return { path, problem: '`pull` is neither true nor false', fix: setKey(path, true) };
  if (!FOLDERS.includes(key) || isFolderName(value)) return undefined;
  const problem = `\`${key}\` is no path of a folder, relative to this file and with forward slashes`;
  return { path, problem, fix: `name a folder below this one, such as ${key}` };
}

function unknownKey(key: string, data: JsonObject): Problem {
  const near = didYouMean(key, KEYS);
  const problem = `there is no setting \`${key}\``;
  if (near === undefined || near in data)
    return { path: [key], problem, fix: `delete it; there are: ${KEYS.join(', ')}` };
  return { path: [key], problem, fix: renameKey([key], near) };
}

/** A path of this machine would end up in what everybody reviews. */
function isFolderName(value: Json | undefined): value is string {
  if (typeof value !== 'string' || value.trim() !== value || value === '') return false;
  return !posix.isAbsolute(value) && !/^[A-Za-z]:|\\/.test(value);
}
