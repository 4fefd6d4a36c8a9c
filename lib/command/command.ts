import type { Command } from 'commander';
import { fileFault, isSystemError } from '../output/file-fault';
import { WriteError } from '../output/write';
import { visibleLine } from '../syntax/visible';
import { bugReport } from './bug-report';

/** What a program ends with: nothing is left to do, findings, it was used in a way or place that it can not work, a bug. */
export const EXIT = { fine: 0, findings: 1, misused: 2, bug: 70 } as const;

const EXIT_HELP = `
Exit codes: ${EXIT.fine} all is well, ${EXIT.findings} something was found, ${EXIT.misused} a wrong option, name or folder, or a disk that refuses, ${EXIT.bug} a bug.`;

/** Has whatever goes wrong from now on told in sentences, without a line of source. */
export function tellFailures(): void {
  // What is thrown where nobody waits for it ends here as well: nodejs.org/api/process.html, `uncaughtException`.
  process.on('uncaughtException', end);
}

/** Runs a program of ours. */
export async function runCommand(program: Command): Promise<void> {
  if (process.listenerCount('uncaughtException') === 0) tellFailures();
  // Whoever reads may leave early (`| head`): what was begun is ended all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const command of [program, ...program.commands])
    command
      .addHelpText('after', EXIT_HELP)
      .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.fine : EXIT.misused));
  await program.parseAsync();
}

/** Ends a program that was misused. @param lines whole sentences */
export function misused(...lines: readonly string[]): never {
  process.stderr.write(`${lines.map(visibleLine).join('\n')}\n`);
  return process.exit(EXIT.misused);
}

function end(failure: unknown): never {
  if (failure instanceof WriteError) return misused(`${failure.message}, then run it again.`);
  if (!isSystemError(failure)) {
    process.stderr.write(bugReport(failure));
    return process.exit(EXIT.bug);
  }
  const { problem, fix } = fileFault(failure, failure.syscall === 'uv_cwd' ? 'the current folder' : undefined);
  return misused(`${problem}. To do: ${fix}, then run it again.`);
}
