import type { TextFile } from '../text-file';
import type { OpenFile } from './chain';
import { parseYamlFile } from './yaml-file';

/** @param read returns the content of a file, why it can not be used, or `undefined` if there is none */
export function yamlOpener(read: (path: string) => TextFile | undefined): OpenFile {
  return (path) => {
    const text = read(path);
    return typeof text === 'string' ? parseYamlFile(path, text) : text;
  };
}
