import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import type { Settings } from '../lib/environment/settings';
import { countFindings, formatFinding } from '../lib/findings/report';
import { type Declared, NOTHING_DECLARED } from '../lib/references/declared';
import { readAllInventories } from '../lib/rendered/inventories';
import { isFolder } from '../verify/environments';
import { joinDeclared, parseExternal } from '../verify/external';
import { clusterFolders, linkFolder } from '../verify/link-folder';

interface Options {
  readonly locks: string;
  readonly needs?: string;
  readonly external?: Declared;
  readonly namespace?: string;
}

const NEEDS_HELP = `
Lines of a needs.txt, for what manifests refer to and somebody else brings:
  namespace NAME                     others put objects there, too
  service NAMESPACE NAME PORT
  secret NAMESPACE NAME [KEY...]     with these keys
  object KIND NAMESPACE NAME         anything else, such as a ConfigMap, a claim or a ServiceAccount
  object KIND NAME                   what has no namespace, such as a ClusterRole or a PriorityClass
  port NAMESPACE WORKLOAD PORT       others call this port of its pods
With a needs.txt, a port that nobody calls is a fault as well.`;

const EXAMPLES = `
Examples:
  $ cdk8s-logging link dist              all that was written
  $ cdk8s-logging link clusters/prod --external minio.minio:9000`;

export function command({ locks }: Settings): Command {
  return new Command('link')
    .description(
      'Looks whether everything that manifests refer to exists: Services, ports, pods, keys of Secrets and ConfigMaps. A folder holds what one cluster gets, or folders with a needs.txt each. It need not be written by this program.',
    )
    .argument('<folder...>', 'folders of YAML')
    .option('--locks <folder>', 'folder of the inventories of what releases render to', locks)
    .option('--needs <file>', 'what else the cluster has, in place of the needs.txt in the folder or above')
    .option(
      '--external <object>',
      'what somebody else brings: a Service as name.namespace:port, or a line as in a needs.txt (see below); repeatable',
      external,
    )
    .option('--namespace <name>', 'namespace of objects that do not say theirs (default: "default")')
    .addHelpText('after', NEEDS_HELP)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function external(text: string, before: Declared = NOTHING_DECLARED): Declared {
  const declared = parseExternal(text);
  if (!declared) throw new InvalidArgumentError('Write it as name.namespace:port, or as a line that --help lists.');
  return joinDeclared(before, declared);
}

function run(
  folders: readonly string[],
  { locks, needs, namespace, external: declared = NOTHING_DECLARED }: Options,
): void {
  for (const folder of folders) if (!isFolder(folder)) misused(`There is no folder ${folder}.`);
  if (needs !== undefined && !existsSync(needs)) misused(`There is no file ${needs}.`);
  const inventories = readAllInventories(locks);
  const options = {
    inventories,
    declared,
    ...(namespace !== undefined && { namespace }),
    ...(needs !== undefined && { needs }),
  };
  const linked = folders.flatMap(clusterFolders).map((folder) => linkFolder(folder, options));
  const problems = linked.flatMap((each) => each.problems);
  const broken = linked.flatMap((each) => each.broken);
  for (const problem of problems) console.error(problem);
  for (const finding of broken) console.error(`${formatFinding(finding)}\n`);
  if (broken.length > 0) {
    console.error(countFindings(broken.map(({ finding }) => finding)));
    console.error('What somebody else brings is told by --external, or by a needs.txt: see --help.');
  }
  for (const { summary } of linked) console.log(summary);
  if (problems.length + broken.length > 0) process.exitCode = EXIT.findings;
}
