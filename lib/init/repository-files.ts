import type { Settings } from '../environment/settings';
import { DEFAULT_SETTINGS, SETTINGS_FILE } from '../environment/settings';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import { toYaml } from '../syntax/yaml';

/** A file that a repository shall have. */
export interface WantedFile {
  /** From where the command runs, with forward slashes. */
  readonly path: string;

  /**
   * What it shall hold.
   * @param before what it holds. `undefined`: there is no such file
   * @returns `undefined` if it is right as it is
   */
  readonly content: (before: string | undefined) => string | undefined;
}

/** A file that is written where there is none, and is its owner's from then on. */
export function newFile(path: string, text: string): WantedFile {
  return { path, content: (before) => (before === undefined ? text : undefined) };
}

/** Pins the command in `package.json`, whose other content stays. */
export function pinnedDependency(name: string, version: string): WantedFile {
  return {
    path: 'package.json',
    content(before) {
      const described: unknown = before === undefined ? { private: true } : JSON.parse(before);
      if (!isJsonObject(described) || isNamed(described, name)) return undefined;
      const { devDependencies = {}, ...rest } = described;
      const pinned = {
        ...rest,
        devDependencies: { ...(isJsonObject(devDependencies) && devDependencies), [name]: version },
      };
      return `${JSON.stringify(pinned, undefined, indentation(before))}\n`;
    },
  };
}

/** Also the repository of the command itself. */
function isNamed(described: JsonObject, name: string): boolean {
  const { dependencies, devDependencies } = described;
  return described.name === name || [dependencies, devDependencies].some((each) => isJsonObject(each) && name in each);
}

function indentation(json: string | undefined): string | number {
  return /^([ \t]+)"/m.exec(json ?? '')?.[1] ?? 2;
}

/** Adds patterns that an ignore file lacks to its end: a slash more or less makes no other pattern of them. */
export function ignorePatterns(path: string, patterns: readonly string[]): WantedFile {
  const plain = (pattern: string) => pattern.trim().replaceAll(/^\/|\/$/g, '');
  return {
    path,
    content(before = '') {
      const has = new Set(before.split('\n').map(plain));
      const missing = patterns.filter((pattern) => !has.has(plain(pattern)));
      if (missing.length === 0) return undefined;
      const end = before === '' || before.endsWith('\n') ? '' : '\n';
      return `${before}${end}${missing.map((pattern) => `${pattern}\n`).join('')}`;
    },
  };
}

/** The settings that are other than the usual ones; no file where there are none. */
export function settingsFile(settings: Settings): readonly WantedFile[] {
  const usual: Readonly<Record<string, unknown>> = { ...DEFAULT_SETTINGS };
  const other = Object.entries(settings).filter(([key, value]) => usual[key] !== value);
  if (other.length === 0) return [];
  const text = `# Where this repository keeps what: cdk8s-logging reads it in the folder where it runs.\n${toYaml(Object.fromEntries(other))}`;
  return [newFile(SETTINGS_FILE, text)];
}
