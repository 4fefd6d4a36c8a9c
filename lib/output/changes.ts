import { grouped } from '../collections/grouped';
import { plural } from '../units/plural';
import type { WriteResult } from './write';

const MOST_FOLDERS = 20;
const MOST_FILES = 20;
const FEW_FILES = 5;

/** Lists what a run changed, folder by folder, and shortens what is long. */
export function describeChanges({ written, removed }: WriteResult, isLong: boolean): readonly string[] {
  const changes = [
    ...removed.map((path) => ({ path, what: 'removed' })),
    ...written.map((path) => ({ path, what: 'written' })),
  ];
  const folders = [...grouped(changes, ({ path }) => folderOf(path))];
  const shown = isLong ? folders : folders.slice(0, MOST_FOLDERS);
  const most = folders.length > 3 ? FEW_FILES : MOST_FILES;
  const more = folders.length - shown.length;
  return [
    ...shown.flatMap(([folder, its]) => [`  ${folder}`, ...shortened(its, isLong ? its.length : most)]),
    ...(more > 0 ? [`  and ${plural(more, 'folder')} more: --verbose lists them`] : []),
  ];
}

interface Change {
  readonly path: string;
  readonly what: string;
}

function shortened(changes: readonly Change[], most: number): readonly string[] {
  // Where only one would be left out, its line says as much as the line in its place.
  const shown = changes.length <= most + 1 ? changes : changes.slice(0, most);
  const more = ['removed', 'written'].flatMap((what) => {
    const count = changes.slice(shown.length).filter((change) => change.what === what).length;
    return count > 0 ? [`${count} more ${what}`] : [];
  });
  return [
    ...shown.map(({ path, what }) => `    ${what}  ${path.slice(path.indexOf('/') + 1)}`),
    ...(more.length > 0 ? [`    and ${more.join(', ')}: --verbose lists them`] : []),
  ];
}

/** Files that environments share stand in no folder. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : './';
}
