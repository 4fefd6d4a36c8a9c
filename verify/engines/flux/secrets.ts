import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/kubernetes/json';
import { toYaml } from '../../../lib/syntax/yaml';
import { run } from '../../programs/run';
import type { NeededSecret } from '../needs';
import { programPath } from '../programs';
import { secretObject } from '../secrets';

/** A key pair of age: the cluster has its file. */
export interface AgeKey {
  readonly recipient: string;
  readonly text: string;
}

/** Makes a key. @param folder where its file is put */
export function makeAgeKey(folder: string): AgeKey {
  const file = join(folder, 'age.key');
  ranWell(programPath('age-keygen'), ['-o', file]);
  const text = readFileSync(file, 'utf8');
  const recipient = /^# public key: (\S+)$/m.exec(text)?.[1];
  if (recipient === undefined) throw new Error('age-keygen tells no public key');
  return { recipient, text };
}

/** Makes the Secret in which Flux looks for the key. */
export function decryptionSecret(name: string, namespace: string, { text }: AgeKey): JsonObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData: { 'age.agekey': text } };
}

/** Writes Secrets into a folder, encrypted as SOPS does it. */
export function writeEncrypted(secrets: readonly NeededSecret[], folder: string, { recipient }: AgeKey): void {
  mkdirSync(folder, { recursive: true });
  for (const secret of secrets) {
    const file = join(folder, `${secret.name}.yaml`);
    writeFileSync(file, toYaml(secretObject(secret)));
    const only = ['--encrypted-regex', '^(data|stringData)$'];
    ranWell(programPath('sops'), ['--encrypt', '--age', recipient, ...only, '--in-place', file]);
  }
}

function ranWell(command: string, args: readonly string[]): void {
  const { code, stderr } = run(command, args);
  if (code !== 0) throw new Error(stderr.trim());
}
