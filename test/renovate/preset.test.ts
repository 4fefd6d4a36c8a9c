import { readFileSync } from 'node:fs';
import { type ChartName, knownCharts } from '../../lib/charts/catalog';
import { DEFAULT_SETTINGS } from '../../lib/environment/settings';

// What the presets of Renovate must have in common with the tool; the real Renovate reads them in renovate.test.ts.

interface Preset {
  readonly ignorePaths: readonly string[];
  readonly customManagers: readonly Manager[];
  readonly packageRules: readonly { readonly matchFileNames?: readonly string[] }[];
}

interface Manager {
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly [string];
  readonly depNameTemplate: ChartName;
  readonly registryUrlTemplate: string;
}

const { ignorePaths, customManagers, packageRules }: Preset = JSON.parse(readFileSync('default.json', 'utf8'));

const NAMES: { readonly [Name in ChartName]: true } = {
  loki: true,
  alloy: true,
  'opentelemetry-collector': true,
  promtail: true,
};

const charts = (Object.keys(NAMES) as ChartName[]).flatMap(knownCharts);

test.each(charts.map((chart) => [`${chart.repository.name}/${chart.name} ${chart.version}`, chart] as const))(
  '%s is looked up where it is published, with its repository and without',
  (_, { name, version, repository }) => {
    const publisher = customManagers.filter(({ matchStrings }) =>
      matchStrings[0].includes(`by = '${repository.name}'`),
    );
    const [manager, ...others] = publisher.filter(({ depNameTemplate }) => depNameTemplate === name);
    expect([manager?.registryUrlTemplate, others]).toEqual([repository.url, []]);
    // The last pattern says of which majors a pin without a repository is; one that is not there, of all.
    const patterns = [
      ...(manager?.matchStrings[0].matchAll(/\$contains\(\$string\(currentValue\), \/(.+?)\/\)/g) ?? []),
    ];
    for (const [, pattern = ''] of patterns) expect(version).toMatch(new RegExp(pattern));
    const elsewhere = customManagers.filter((other) => other !== manager && other.depNameTemplate === name);
    for (const { matchStrings } of elsewhere) {
      const last =
        [...matchStrings[0].matchAll(/\$contains\(\$string\(currentValue\), \/(.+?)\/\)/g)].at(-1)?.[1] ?? '';
      expect(version).not.toMatch(new RegExp(last));
    }
  },
);

test('folders have their usual names', () => {
  const { environments, output, locks } = DEFAULT_SETTINGS;
  for (const { managerFilePatterns } of customManagers)
    expect(managerFilePatterns[0]).toContain(`(^|/)${environments}/`);
  const written = [`**/${output}/**`, `**/${locks}/**`];
  expect(ignorePaths).toEqual(expect.arrayContaining(written));
  expect(packageRules[0]?.matchFileNames).toEqual(written);
  const selfHosted = readFileSync('renovate/self-hosted.json', 'utf8');
  for (const path of written) expect(selfHosted).toContain(path);
});
