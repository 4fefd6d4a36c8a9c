/** What earlier runs left for this one. */
export interface Folders {
  readonly output: string;
  readonly locks: string;
}
