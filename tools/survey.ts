import { wantedVersion } from './built';
import { type Found, findBuilt, lookOnPath, type Tool } from './find';
import type { Places } from './places';
import type { OnPath, Program } from './program';
import { programOf, type ToolName } from './programs';
import { versionText } from './version';

/** Where a program is now. */
export interface Surveyed {
  readonly name: ToolName;
  readonly program: Program;

  /** Absent: it must be built, or installed. */
  readonly tool?: Tool;
  readonly from?: 'built' | 'PATH';

  /** The version that we would build. */
  readonly wanted?: string;

  /** Why the one on the PATH will not do. */
  readonly unfit?: string;
}

/** @param own whether one on the PATH counts only where we cannot build */
export function survey(name: ToolName, places: Places & { readonly own?: boolean } = {}): Surveyed {
  const program = programOf(name);
  const version = program.source && wantedVersion(program.source, places);
  const known = { name, program, ...(version && { wanted: versionText(version) }) };
  const built = findBuilt(name, places);
  if (built) return { ...known, tool: built, from: 'built' };
  if (places.own && program.source) return known;
  const found = lookOnPath(name, places);
  if (found?.tool) return { ...known, tool: found.tool, from: 'PATH' };
  return found && program.onPath ? { ...known, unfit: whyUnfit(found, program.onPath) } : known;
}

function whyUnfit({ path, version }: Found, { range }: OnPath): string {
  const what = version ? `is ${versionText(version)}` : 'does not tell its version';
  return `${path} ${what}; what fits is ${range}`;
}
