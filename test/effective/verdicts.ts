import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfiguredRelease, effectiveRelease } from '../../lib/plan/effective';
import { canonicalJson } from '../../lib/rendered/canonical';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { releaseHash } from '../../lib/rendered/inventory';
import { printJson } from '../../lib/rendered/print-json';
import { findTool } from '../../tools/find';
import { type EffectiveParts, renderedParts } from '../../verify/effective';
import { renderRelease } from '../../verify/helm';

/** What Helm rendered of a release: a hash of each part, and one of all that they follow from. */
export interface Verdict {
  readonly release: string;
  readonly parts: Record<string, string>;
}

const FILE = join(__dirname, 'helm-verdicts.json');

export function readVerdicts(): Record<string, Verdict> {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

export function writeVerdicts(verdicts: Record<string, Verdict>): void {
  writeFileSync(FILE, `${printJson(JSON.parse(JSON.stringify(verdicts)))}\n`);
}

export function verdictOf(release: ConfiguredRelease, parts: EffectiveParts): Verdict {
  const hashes = [...parts.keys()].sort().map((name) => [name, short(canonicalJson(parts.get(name) ?? null))] as const);
  return { release: short(releaseHash(delivered(release))), parts: Object.fromEntries(hashes) };
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** @param charts folder of the unpacked charts */
export function byHelm(release: ConfiguredRelease, charts: string): EffectiveParts {
  const helm = findTool('helm');
  if (!helm) throw new Error('npx cdk8s-logging tools builds Helm');
  const result = renderRelease(delivered(release), { folder: charts, pull: false }, helm);
  if (!('objects' in result)) throw new Error(JSON.stringify(result));
  return renderedParts(result.objects, effectiveRelease(release));
}

function delivered({ name, namespace, chart, values }: ConfiguredRelease): DeliveredRelease {
  const object = { apiVersion: 'v1', kind: 'Release', name, labels: {}, json: {}, origin: 'test' };
  return { name, namespace, chart: chart.name, version: chart.version, values, object };
}
