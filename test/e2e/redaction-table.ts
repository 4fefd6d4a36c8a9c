import { randomBytes } from 'node:crypto';
import { QUOTINGS } from './quotings';
import { urls, values } from './secret-assignments';
import { base64, one, random, type SecretLine, UPPER, word } from './secret-line';

/** Every kind of secret, once. */
export function secretLines(): readonly SecretLine[] {
  return [...tokens(), ...headers(), ...values(), ...quotedValues(), ...urls(), ...keys(), ...people()];
}

function tokens(): readonly SecretLine[] {
  const part = (length: number) => randomBytes(length).toString('base64url');
  const jwt = `eyJ${part(20)}.${part(60)}.${part(32)}`;
  return [
    one('JWT', jwt, (secret) => `login of user 5 with ${secret} took 3ms`, 'login of user 5 with ', ' took 3ms'),
    one('JWT in a name', jwt, (secret) => `key_${secret},next`, 'key_', ',next'),
    one('AWS key', `AKIA${random(16, UPPER)}`, (secret) => `signed by ${secret}/eu-west-1`, 'signed by ', '/eu-west-1'),
    one('AWS session key', `ASIA${random(16, UPPER)}`, (secret) => `[${secret}] ok`, '[', '] ok'),
    one('Google key', `AIza${random(35)}`, (secret) => `GET /maps?k=${secret}&v=3`, 'GET /maps?k=', '&v=3'),
    one('Google token', `ya29.${random(60)}`, (secret) => `refreshed ${secret} for 3600s`, 'refreshed ', ' for 3600s'),
    one('GitHub token', `ghp_${random(36)}`, (secret) => `cloning with ${secret}: done`, 'cloning with ', ': done'),
    one('new GitHub token', `github_pat_${random(22)}_${random(59)}`, (secret) => `uses ${secret}.`, 'uses '),
    one('GitLab token', `glpat-${random(20)}`, (secret) => `uses ${secret} now`, 'uses ', ' now'),
    one(
      'Slack token',
      `xoxb-${random(12)}-${random(24)}`,
      (secret) => `posting as ${secret} now`,
      'posting as ',
      ' now',
    ),
  ];
}

function headers(): readonly SecretLine[] {
  const basic = () => base64(`admin:${word()}`);
  return [
    one('bearer', random(40), (secret) => `Authorization: Bearer ${secret}`, 'Authorization: Bearer '),
    one(
      'short bearer',
      `${random(8)}5`,
      (secret) => `calls with bearer ${secret} again`,
      'calls with bearer ',
      ' again',
    ),
    one(
      'basic',
      basic(),
      (secret) => `> Authorization: Basic ${secret} HTTP/1.1`,
      '> Authorization: Basic ',
      ' HTTP/1.1',
    ),
    one('basic alone', base64(`user:${word()}a`), (secret) => `sends Basic ${secret} to it`, 'sends Basic ', ' to it'),
    one('basic unpadded', base64(`u:${word(15)}`).replace(/=+$/, ''), (secret) => `sends basic ${secret}, ok`, ', ok'),
    one('no scheme', word(), (secret) => `{"Authorization":"${secret}","n":1}`, '{"Authorization":"', '","n":1}'),
    one('Go headers', word(20), (secret) => `map[Authorization:[Bearer ${secret}] Host:[a]]`, 'Bearer ', '] Host:[a]]'),
    one('variable', word(20), (secret) => `HTTP_AUTHORIZATION=Token ${secret}`, 'HTTP_AUTHORIZATION=Token '),
    one('API key', word(), (secret) => `X-Api-Key: ${secret}`, 'X-Api-Key: '),
    one(
      'Docker',
      base64(`u:${word()}`),
      (secret) => `{"auths":{"r.io":{"auth":"${secret}"}}}`,
      '{"auths":{"r.io":{"auth":"',
      '"}}}',
    ),
  ];
}

/** The same value in each way of quoting it. */
function quotedValues(): readonly SecretLine[] {
  return QUOTINGS.flatMap(([what, write, escapes]) => {
    const parts = [word(), word(), word()];
    const secret = escapes ? `${parts[0]} "${parts[1]}\\${parts[2]},;&` : `${parts[0]} ${parts[1]},;&={}${parts[2]}`;
    return [{ what, line: write(secret), secrets: parts, survives: ['bob'] }];
  });
}

/** The text of a string in JSON that is itself in a string in JSON. */
const inner = (text: string) => JSON.stringify(text).slice(1, -1);

/** 27 lines of 64 characters, and a shorter last one, as in a file of a key. */
function keyLines(): readonly string[] {
  return (
    randomBytes(27 * 48 + 29)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  );
}

function keys(): readonly SecretLine[] {
  const lines = keyLines();
  const [begin, end] = ['BEGIN', 'END'].map((edge) => `-----${edge} RSA PRIVATE KEY-----`);
  const escaped = `"${begin}\\n${lines.join('\\n')}\\n${end}\\n"`;
  return [
    { what: 'key on one line', line: `{"cert":${escaped},"n":1}`, secrets: lines, survives: ['{"cert":"', '","n":1}'] },
    {
      what: 'key in JSON',
      line: `{"msg":"${inner(`x ${escaped} y`)}"}`,
      secrets: lines,
      survives: ['{"msg":"x ', ' y"}'],
    },
    {
      what: 'key that is cut off',
      line: `loads ${begin} ${lines[0]} ${lines[1]}`,
      secrets: lines.slice(0, 2),
      survives: ['loads '],
    },
    ...lines.map((line, index) => ({ what: `line ${index} of a key`, line, secrets: [line], survives: [] })),
    { what: 'line of a key in YAML', line: `    ${lines[3]}`, secrets: lines.slice(3, 4), survives: ['    '] },
  ];
}

function people(): readonly SecretLine[] {
  const name = () => random(9).toLowerCase();
  return [
    one('e-mail', `${name()}@example.com`, (s) => `mail to ${s}: sent`, 'mail to ', ': sent'),
    one('e-mail of a person', `${name()}.o-${name()}+shop@mail.example.co.uk`, (s) => `to=<${s}> ok`, 'to=<', '> ok'),
    one('e-mail in JSON', `${name()}@example.com`, (s) => `{"email":"${s}","n":1}`, '{"email":"', '","n":1}'),
    one('e-mail in a URL', `${name()}%40example.com`, (s) => `GET /u?mail=${s}&n=1`, 'GET /u?mail=', '&n=1'),
    one(
      'e-mail, escaped by Go',
      `${name()}@example.com`,
      (s) => `{"to":"Bob \\u003c${s}\\u003e"}`,
      '{"to":"Bob \\u003c',
      '\\u003e"}',
    ),
    one('e-mail in German', `jürgen.${name()}@müller.example`, (s) => `an ${s} gesendet`, 'an ', ' gesendet'),
  ];
}
