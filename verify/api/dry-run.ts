import type { DryRunServer } from '../cluster/dry-run-server';
import { failed, type Outcome, PASSED, unchecked } from '../judgement';
import type { Ran } from '../programs/run';
import type { Toolbox } from '../toolbox';

const DRY_RUN = ['apply', '--server-side', '--dry-run=server', '--force-conflicts', '--validate=strict'];

/** Argo CD chose the name of its finalizer before the API server had an opinion about names. */
const ACCEPTED_WARNING = /^Warning: metadata\.finalizers: "resources-finalizer\.argocd\.argoproj\.io": prefer .*\n/gm;

/**
 * What the API server says to each of some files. They go to it together: half of them again if it refuses one, because
 * its words do not always name the file.
 * @param ignored warnings that count for nothing
 */
export async function dryRun(
  cluster: Pick<DryRunServer, 'kubectl'>,
  files: readonly string[],
  ignored: readonly RegExp[] = [],
): Promise<readonly Outcome[]> {
  const ran = await cluster.kubectl([...DRY_RUN, ...files.flatMap((file) => ['-f', file])]);
  const complaint = complaintOf(ran, [ACCEPTED_WARNING, ...ignored]);
  if (complaint === undefined) return files.map(() => PASSED);
  if (files.length === 1) return [await outcomeOf(cluster, complaint)];
  const middle = Math.ceil(files.length / 2);
  const first = await dryRun(cluster, files.slice(0, middle), ignored);
  return [...first, ...(await dryRun(cluster, files.slice(middle), ignored))];
}

/** Writes objects into files, one each. */
export function writeObjects(toolbox: Toolbox, objects: readonly object[]): readonly string[] {
  return objects.map((object) => toolbox.write('object.json', JSON.stringify(object)));
}

/** A warning counts as well. */
function complaintOf({ code, stderr }: Ran, ignored: readonly RegExp[]): string | undefined {
  const text = ignored.reduce((rest, each) => rest.replaceAll(each, ''), stderr);
  return code === 0 && text === '' ? undefined : text;
}

const UNKNOWN_KIND = /no matches for kind "[^"]+" in version "([^/"]+)\/[^"]+"/;

/** A kind that this server does not have may be one of the user's cluster, unless it knows the others of its group. */
async function outcomeOf({ kubectl }: Pick<DryRunServer, 'kubectl'>, complaint: string): Promise<Outcome> {
  const [words, group] = UNKNOWN_KIND.exec(complaint) ?? [];
  if (words === undefined) return failed(complaint);
  const { stdout } = await kubectl(['api-versions']);
  if (stdout.split('\n').some((version) => version.startsWith(`${group}/`))) return failed(complaint);
  return unchecked(`${words}: put the CRDs of ${group} into crds/`);
}
