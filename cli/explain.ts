import { Command } from 'commander';
import { EXIT } from '../lib/command/command';
import { explain } from '../lib/findings/explain';
import { RUNBOOK_OF_ALERT } from '../lib/plan/runbooks';
import { FINDING_KINDS } from '../lib/synth/finding-kinds';

const EXAMPLES = `
Examples:
  $ cdk8s-logging explain loki/replication-factor   one finding
  $ cdk8s-logging explain loki                      all findings of a part
  $ cdk8s-logging explain AlloyNothingScraped       an alert
  $ cdk8s-logging explain                           all parts`;

export function command(): Command {
  return new Command('explain')
    .description(
      'Tells what a finding or an alert means, what happens in a cluster, how to mend or accept it, and how that is known.',
    )
    .argument('[id]', 'id of a finding, the part in front of its slash, or the name of an alert')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function run(id: string | undefined): void {
  const { isKnown, text } = explain(FINDING_KINDS, id, RUNBOOK_OF_ALERT);
  (isKnown ? process.stdout : process.stderr).write(text);
  if (!isKnown) process.exitCode = EXIT.misused;
}
