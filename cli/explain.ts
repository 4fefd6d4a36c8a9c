import { Command } from 'commander';
import { EXIT } from '../lib/command/command';
import { explain } from '../lib/findings/explain';
import { FINDING_KINDS } from '../lib/synth/finding-kinds';

const EXAMPLES = `
Examples:
  $ cdk8s-logging explain loki/replication-factor   one finding
  $ cdk8s-logging explain loki                      all findings of a part
  $ cdk8s-logging explain                           all parts`;

export function command(): Command {
  return new Command('explain')
    .description(
      'Tells what a finding means, what happens in a cluster, how to mend or accept it, and how that is known.',
    )
    .argument('[id]', 'id of a finding, or the part in front of its slash')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(id: string | undefined): void {
  const { isKnown, text } = explain(FINDING_KINDS, id);
  (isKnown ? process.stdout : process.stderr).write(text);
  if (!isKnown) process.exitCode = EXIT.misused;
}
