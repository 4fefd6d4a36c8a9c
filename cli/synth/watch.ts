import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { watch } from 'chokidar';
import { visibleLine } from '../../lib/syntax/visible';

/** A save is often several events. */
const PAUSE = 100;

/** What editors put beside a file that they write. */
const BESIDE = /^(?:[.#]|4913$)|~$/;

/**
 * Runs the command without `--watch` at once, and again after each change below some folders, until it is interrupted. Each
 * run is a process of its own: nothing that a file says ends the watching.
 */
export function watchAndRun(places: readonly string[], args: readonly string[]): void {
  let isRunning = false;
  let changed: string | undefined;
  let pause: NodeJS.Timeout | undefined;

  const run = () => {
    if (isRunning) return;
    if (changed !== undefined) console.log(`\n${visibleLine(changed)} was saved`);
    changed = undefined;
    isRunning = true;
    const [, program = ''] = process.argv;
    spawn(process.execPath, [program, ...args], { stdio: 'inherit' }).on('close', () => {
      isRunning = false;
      if (changed !== undefined) run();
      else console.log(`Watching ${places.map(visibleLine).join(', ')}: Ctrl+C ends it.`);
    });
  };

  watch([...places], { ignoreInitial: true, ignored: (path) => BESIDE.test(basename(path)) }).on('all', (_, path) => {
    changed = path;
    clearTimeout(pause);
    pause = setTimeout(run, PAUSE);
  });
  run();
}
