import type { Version } from './version';

/** A program that judges: what we build it from, and which one on the PATH judges as well. One of both at least. */
export interface Program {
  /** None: it comes from the PATH only. */
  readonly source?: Source;

  /** None: only what we build will do. */
  readonly onPath?: OnPath;

  /** Built only if it is named, or when it is first needed: it takes minutes, and most runs do without. */
  readonly onDemand?: true;
}

export interface Source {
  /** Below `tools/`: what pins the versions. */
  readonly folder: string;

  /** The Go package to build. */
  readonly package: string;

  /** The Go module whose version in `go.mod` is the version of the program. */
  readonly module: string;

  /** Variables of this Go package tell the version of the program: a plain build knows none. @default - none */
  readonly stamped?: string;

  /** Files of Go modules that the program is of no use without. They are put beside it. @default - none */
  readonly beside?: readonly Beside[];

  /** `ocb`: the package is OpenTelemetry's collector builder, which then builds the program from `manifest.yaml`. */
  readonly by: 'go' | 'ocb';
}

/** A folder of a Go module, copied to a folder of that name beside the program. */
export interface Beside {
  readonly module: string;
  readonly from: string;
  readonly to: string;
}

export interface OnPath {
  readonly command: string;

  /** Arguments that make it tell its version. */
  readonly ask: readonly string[];

  /** Does this version judge as well as the one that we build? */
  fits(version: Version, wanted: Version | undefined): boolean;

  /** What fits, and why: printed beside one that does not. */
  readonly range: string;

  /** Where it comes from if we cannot build it. */
  readonly install?: string;
}
