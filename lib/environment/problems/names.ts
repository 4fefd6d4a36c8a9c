import { posix } from 'node:path';
import { grouped } from '../../collections/grouped';
import { type FindingKind, type Found, finding } from '../../findings/finding-kind';
import type { PlacedFinding } from '../../findings/located-finding';
import { FORMATS } from '../../schema/formats';
import { quote } from '../../syntax/shell';
import { environmentName } from '../files';
import type { UnreadableFile } from '../text-file';
import { DUPLICATE_NAME, NAME, UNREADABLE } from './kinds';

/** What is wrong with the names of files, each of which names an environment and its folder in `dist/`. */
export function nameFindings(files: readonly string[]): readonly PlacedFinding[] {
  return [...grouped(files, folded).values()].flatMap(([first = '', ...others]) => {
    if (others.length > 0) return others.map((file) => duplicateName(file, first));
    const name = environmentName(first);
    return FORMATS.label.pattern.test(name) ? [] : [badName(first, name, files)];
  });
}

/** Windows and macOS take two names for one that differ in capitals only. */
function folded(file: string): string {
  return environmentName(file).toLowerCase();
}

/** @param why what is known of it. @default - there is no such file */
export function unreadable(file: string, why?: UnreadableFile): PlacedFinding {
  const {
    problem = `there is no file ${file} that can be read`,
    fix = 'correct the path, or make the file readable',
    line = 1,
  } = why ?? {};
  const text = { problem, consequence: 'nothing is written for the environment', fix };
  return { finding: finding(UNREADABLE, { path: [], ...text }), position: { file, line, column: 1 } };
}

function duplicateName(file: string, earlier: string): PlacedFinding {
  const isSame = environmentName(file) === environmentName(earlier);
  return atStart(file, DUPLICATE_NAME, {
    problem: `${earlier} and ${file} name the same environment${isSame ? '' : ' to Windows and macOS'}`,
    consequence: 'both would be written to the same folder, and Flux would apply a mixture',
    fix: `rename or delete one of ${earlier} and ${file}`,
  });
}

function badName(file: string, name: string, files: readonly string[]): PlacedFinding {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['production'];
  const plain = words.join('-').slice(0, 63).replace(/-$/, '');
  const better = posix.join(posix.dirname(file), `${plain}${posix.extname(file).toLowerCase() || '.yaml'}`);
  const isTaken = files.some((other) => folded(other) === folded(better));
  return atStart(file, NAME, {
    problem:
      name === ''
        ? 'the file has no name in front of its ending'
        : `the file name "${name}" is not ${FORMATS.label.accepts}`,
    consequence: 'objects are named after it, and the API server would refuse them',
    fix: isTaken ? `give it another name than ${better}, which is taken` : `git mv -- ${quote(file)} ${quote(better)}`,
  });
}

function atStart(file: string, kind: FindingKind, text: Omit<Found, 'path'>): PlacedFinding {
  return { finding: finding(kind, { path: [], ...text }), position: { file, line: 1, column: 1 } };
}
