import { randomInt } from 'node:crypto';

/** A line with secrets that are made when the test runs: nothing that looks like a key stands in the repository. */
export interface SecretLine {
  readonly what: string;
  readonly line: string;

  /** What must not be found of it. */
  readonly secrets: readonly string[];

  /** What must be left of it. */
  readonly survives: readonly string[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const UPPER = LETTERS.slice(0, 26) + LETTERS.slice(52);

export function random(length: number, letters = LETTERS): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** With a letter of each kind, as people are told to make passwords. */
export function word(length = 14): string {
  return `k${random(length, LETTERS)}7Q`;
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');

export function one(what: string, secret: string, line: (secret: string) => string, ...survives: string[]): SecretLine {
  return { what, line: line(secret), secrets: [secret], survives };
}
