import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import jsonata from 'jsonata';
import { parse } from 'yaml';
import type { Dependency } from './installed';
import { PINS, pinsIn, repositoryWith } from './repository';

// The queries of the preset as Renovate asks them, without it; renovate.test.ts lets the real one do so.

interface Manager {
  readonly managerFilePatterns: readonly [string];
  readonly matchStrings: readonly [string];
  readonly depNameTemplate: string;
  readonly datasourceTemplate: string;
  readonly registryUrlTemplate: string;
}

const { customManagers }: { readonly customManagers: readonly Manager[] } = JSON.parse(
  readFileSync('default.json', 'utf8'),
);

test('find every pin of environments and bases, and nothing else', async () => {
  const folder = repositoryWith({});
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/^(?:dist|locks)\//.test(path),
  );
  const files = await Promise.all(
    paths.map(async (packageFile) => ({ packageFile, deps: await dependencies(folder, packageFile) })),
  );
  rmSync(dirname(folder), { recursive: true });
  expect(pinsIn({ jsonata: files })).toEqual(PINS);
});

async function dependencies(folder: string, path: string): Promise<readonly Dependency[]> {
  const isMeant = ({ managerFilePatterns: [pattern] }: Manager) => {
    const [, source = '', flags] = /^\/(.+)\/(\w*)$/.exec(pattern) ?? [];
    return new RegExp(source, flags).test(path);
  };
  const asked = customManagers.filter(isMeant);
  const data = asked.length > 0 ? dataOf(readFileSync(join(folder, path), 'utf8')) : undefined;
  const each = await Promise.all(asked.map((manager) => ask(manager, data)));
  return each.flat();
}

/** What is no YAML has no dependencies for Renovate either. */
function dataOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** A result is one map or a list of them, with texts as values: else Renovate takes none of it. */
async function ask({ matchStrings: [query], ...templates }: Manager, data: unknown): Promise<readonly Dependency[]> {
  const result: unknown = await jsonata(query).evaluate(data ?? {});
  return (result === undefined ? [] : [result].flat()).map((found) => ({
    depName: templates.depNameTemplate,
    currentValue: (found as { readonly currentValue: string }).currentValue,
    datasource: templates.datasourceTemplate,
    registryUrls: [templates.registryUrlTemplate],
  }));
}
