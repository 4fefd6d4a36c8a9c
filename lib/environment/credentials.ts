import type { EnvironmentPath, Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { removeKey } from '../findings/repair';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

export const INLINE_CREDENTIAL: FindingKind = {
  id: 'secrets/inline-credential',
  severity: 'error',
  since: '0.1.0',
  finds: 'an environment file holds a password, a token or a key in clear text',
  happens: 'everyone who can read the repository or `dist/` could use it',
  remedy: 'delete it, replace the credential if it was ever committed, and name a Secret that holds it',
};

export const INLINE_AND_SECRET: FindingKind = {
  id: 'secrets/inline-and-secret',
  severity: 'error',
  since: '0.1.0',
  finds: 'a credential stands in clear text beside the name of a Secret that holds it',
  happens: 'everyone who can read the repository or `dist/` could use it',
  remedy: 'delete it, replace the credential if it was ever committed, and keep the name of the Secret',
};

/** Endings of keys whose values are credentials, in small letters without `-` and `_`. */
const CREDENTIAL =
  /(password|passwd|passphrase|token|accesskey|accesskeyid|secretkey|secretaccesskey|accountkey|privatekey|apikey|clientsecret|connectionstring)$/;

/** Keys that name a Secret or a key in one, although they end like a credential: `existingSecretKey`. */
const REFERENCE = /^existing/;

/** Texts that are credentials whatever their key is called. */
const RECOGNIZABLE = /^AKIA[0-9A-Z]{16}$|^AGE-SECRET-KEY-1|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/**
 * Credentials in clear text, anywhere in an environment's data. Runs on the data as it was written, because a credential
 * often stands under a key that the schema does not know. No message ever holds a value.
 */
export function credentials(data: JsonObject): readonly Finding[] {
  return search(data, []);
}

function search(value: Json, path: EnvironmentPath): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => search(item, [...path, index]));
  if (isJsonObject(value)) return searchMap(value, path);
  if (typeof value !== 'string') return [];
  if (hasUserInfo(value)) return [inUrl(path)];
  return RECOGNIZABLE.test(value) ? [inline(path, `\`${path.at(-1)}\` holds`)] : [];
}

function searchMap(map: JsonObject, path: EnvironmentPath): readonly Finding[] {
  const secret = Object.keys(map).find((key) => /secret(name)?$/i.test(key) && !isCredential(key));
  return Object.entries(map).flatMap(([key, value]) => {
    const at = [...path, key];
    if (isCredential(key) && isContent(value))
      return [secret ? besideSecret(at, key, secret) : inline(at, `\`${key}\` holds`)];
    if (key === 'value' && isContent(value) && typeof map.name === 'string' && isCredential(map.name)) {
      return [inline(at, `the variable ${map.name} holds`)];
    }
    return search(value, at);
  });
}

function isCredential(key: string): boolean {
  const plain = key.toLowerCase().replaceAll(/[-_]/g, '');
  return CREDENTIAL.test(plain) && !REFERENCE.test(plain);
}

/** A number or a text, unless it is a placeholder that a program fills in. */
function isContent(value: Json): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && value !== '' && !isPlaceholder(value);
}

function isPlaceholder(text: string): boolean {
  return /^\$\{[^}]*\}$/.test(text);
}

/** `https://user:password@host`; on http also a lone token. */
function hasUserInfo(text: string): boolean {
  return text.split('://').some((rest, index, parts) => {
    const [, user = '', , password = ''] = (index > 0 && /^([^\s/?#@:]*)(:([^\s/?#@]*))?@/.exec(rest)) || [];
    if (password !== '') return !isPlaceholder(password);
    return user !== '' && /https?$/i.test(parts[index - 1] ?? '') && !isPlaceholder(user);
  });
}

const CONSEQUENCE = 'everyone who can read the repository or dist/ could use it';
const REPLACE = 'replace the credential if it was ever committed';

function inline(path: EnvironmentPath, subject: string): Finding {
  return finding(INLINE_CREDENTIAL, {
    path,
    problem: `${subject} a credential in clear text`,
    consequence: CONSEQUENCE,
    fix: `delete it, ${REPLACE}, and ${secretInstead(path)}`,
  });
}

function secretInstead([section, part, kind]: EnvironmentPath): string {
  if (section !== 'loki' || part !== 'storage') return 'let the release take it from a Secret';
  return `name the Secret that holds it as \`loki.storage.${kind}.credentialsSecret\``;
}

function besideSecret(path: EnvironmentPath, key: string, secret: string): Finding {
  return finding(INLINE_AND_SECRET, {
    path,
    problem: `\`${key}\` holds a credential in clear text although \`${secret}\` names a Secret`,
    consequence: CONSEQUENCE,
    fix: removeKey(path, { first: `keep \`${secret}\`, ${REPLACE}` }),
  });
}

function inUrl(path: EnvironmentPath): Finding {
  return finding(INLINE_CREDENTIAL, {
    path,
    problem: 'the URL holds a credential in clear text',
    consequence: CONSEQUENCE,
    fix: `write the URL without what stands between :// and @, and ${REPLACE}`,
  });
}
