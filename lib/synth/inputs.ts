import { readTextFile, type TextFile } from '../environment/text-file';
import { digest } from './digest';

/** The texts that environments are made of, and which of them were read: none is kept. */
export class Inputs {
  private readonly digests = new Map<string, string>();

  /** Reads a text. @returns what `readTextFile` does */
  readonly read = (path: string): TextFile | undefined => {
    const text = readTextFile(path);
    this.digests.set(path, digest(JSON.stringify(text ?? null)));
    return text;
  };

  /** Tells the texts of some files from all others, as this run read them last. */
  digestOf(paths: readonly string[]): string {
    return digest(JSON.stringify(paths.map((path) => [path, this.digestAt(path)])));
  }

  private digestAt(path: string): string | undefined {
    if (!this.digests.has(path)) this.read(path);
    return this.digests.get(path);
  }
}
