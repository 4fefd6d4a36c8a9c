import type { Finding } from '../findings/finding';
import { startsWith } from '../findings/paths';
import type { JsonObject } from '../kubernetes/json';
import { STORAGE_IDENTITY } from '../tiers/loki/storage/identity';
import { credentials } from './credentials';
import { issueFindings } from './problems/issues';
import { lostKeys } from './problems/lost-keys';
import { environmentSchema, type ParsedEnvironment } from './schema/environment';

/** The environment that data describes, or why it describes none. */
export type Validation =
  | {
      /** The data with all defaults of the schema filled in. */
      readonly parsed: ParsedEnvironment;
    }
  | {
      /** What is wrong with the data, at least one. */
      readonly findings: readonly Finding[];
    };

/** Checks merged data against the schema. */
export function validate(data: JsonObject): Validation {
  const leaks = credentials(data);
  const lost = lostKeys(data);
  const result = environmentSchema.safeParse(data);
  if (result.success && leaks.length === 0 && lost.length === 0) return { parsed: result.data };
  const issues = issueFindings(result.error?.issues ?? [], data);
  const unseen = lost.filter(({ path }) => !issues.some((issue) => startsWith(path, issue.path)));
  return { findings: [...leaks, ...unseen, ...issues.filter((issue) => !leaks.some((leak) => explains(leak, issue)))] };
}

/** A credential under a key that is unknown, or in place of an identity, is one mistake and not two. */
function explains(leak: Finding, issue: Finding): boolean {
  if (issue.id === STORAGE_IDENTITY.id) return startsWith(leak.path, issue.path);
  return startsWith(issue.path, leak.path);
}
