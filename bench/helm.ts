import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import { deliveredReleases } from '../lib/rendered/delivered-releases';
import { findTool } from '../tools/find';
import { readFiles } from '../verify/material';
import { run } from '../verify/programs/run';
import { WORK } from './measure';

/** What `helm template` took for the releases of an output folder whose charts are at hand. */
export interface Rendered {
  readonly seconds: number;
  readonly releases: number;
}

/**
 * Has Helm render the releases of all environments, one after another.
 * @param charts holds `<name>-<version>/`
 * @returns nothing if there is no Helm
 */
export function renderReleases(output: string, charts: string): Rendered | undefined {
  const helm = findTool('helm');
  if (!helm) return undefined;
  const environments = readdirSync(output, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const releases = environments
    .flatMap(({ name }) => deliveredReleases(readFiles(join(output, name)).flatMap(({ objects }) => objects)))
    .filter(({ chart, version }) => existsSync(join(charts, `${chart}-${version}`)));
  const seconds = releases.map((release) => renderOnce(release, charts, helm.path));
  return { seconds: seconds.reduce((sum, each) => sum + each, 0), releases: releases.length };
}

function renderOnce({ name, namespace, chart, version, values }: DeliveredRelease, charts: string, helm: string) {
  const file = join(WORK, 'values.json');
  writeFileSync(file, JSON.stringify(values));
  const start = performance.now();
  const where = ['--namespace', namespace, '--values', file, '--kube-version', '1.34.2'];
  const { code, stderr } = run(helm, ['template', name, join(charts, `${chart}-${version}`), ...where]);
  if (code !== 0) throw new Error(`helm template ${name} failed:\n${stderr}`);
  return (performance.now() - start) / 1000;
}
