import { settingsHere } from './cli/settings-here';
import { command } from './cli/synth';
import { runCommand, tellFailures } from './lib/command/command';

// What `cdk8s synth` runs: the subcommand `synth` alone.
tellFailures();
void settingsHere().then((settings) => runCommand(command(settings)));
