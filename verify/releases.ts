import { join } from 'node:path';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import { deliveredReleases } from '../lib/rendered/delivered-releases';
import { readInventories } from '../lib/rendered/inventories';
import type { Tool } from '../tools/find';
import { failed, type Judgement, needsTool, type Outcome, PASSED, unchecked } from './judgement';
import { type Material, type Rendering, readFiles } from './material';

/** Renders a release with Helm. */
export type Render = (release: DeliveredRelease, helm: Tool) => Rendering;

/** Material of an environment, with the judgements of Helm from when it was gathered. */
export interface Gathered {
  readonly material: Material;
  readonly judgements: readonly Judgement[];
}

/** Where things of environments are: a folder each. */
export interface Folders {
  readonly dist: string;

  /** The inventories of what releases render to. */
  readonly locks: string;
}

/**
 * Reads the folder of an environment, and renders its releases.
 * @param helm nothing is rendered without
 */
export function gather(
  environment: string,
  { dist, locks }: Folders,
  helm: Tool | undefined,
  render: Render,
): Gathered {
  const files = readFiles(join(dist, environment));
  const releases = deliveredReleases(files.flatMap(({ objects }) => objects)).map((release) => {
    const start = performance.now();
    const result = helm ? advised(release, render(release, helm)) : { unavailable: needsTool('helm') };
    return { release, result, seconds: (performance.now() - start) / 1000 };
  });
  const material = { environment, files, releases, inventories: readInventories(locks, environment) };
  const judgements = releases.map(({ release, result, seconds }) => ({
    environment,
    what: 'Helm releases',
    subject: `release ${release.name} (${release.chart} ${release.version})`,
    ...(helm && { program: helm.name, version: helm.version }),
    ...outcomeOf(result),
    seconds,
  }));
  return { material, judgements };
}

/** A release that takes values from elsewhere is not helped by a chart. */
function advised({ unknowable }: DeliveredRelease, result: Rendering): Rendering {
  if (!('unavailable' in result) || unknowable !== undefined) return result;
  return { unavailable: `${result.unavailable}: ${CHARTS_ADVICE}` };
}

const CHARTS_ADVICE = '--charts DIR (holds NAME-VERSION/ or NAME-VERSION.tgz), or --pull';

/** Would a chart make it checked? */
export function needsChart({ verdict, reason }: Outcome): boolean {
  return verdict === 'unchecked' && reason?.endsWith(CHARTS_ADVICE) === true;
}

function outcomeOf(result: Rendering): Outcome {
  if ('objects' in result) return PASSED;
  return 'failed' in result ? failed(result.failed) : unchecked(result.unavailable);
}
