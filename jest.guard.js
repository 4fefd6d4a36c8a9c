const fs = require('node:fs');
const { join, relative, resolve, sep } = require('node:path');

// What lies in these folders is for people to edit and to delete: a test that needs an environment takes test/fixtures/.
const PEOPLES = ['environments', 'dist', 'locks'].map((folder) => join(__dirname, folder));

/** Tests about whatever lies there, and about nothing. */
const ABOUT_THEM = ['test/documents.test.ts', 'test/shipped.test.ts'];

const READERS = [
  'cpSync',
  'existsSync',
  'lstatSync',
  'openSync',
  'opendirSync',
  'readFileSync',
  'readdirSync',
  'statSync',
];

// One process runs many files, and `fs` is the same for all: each begins with what Node has.
const NODES = Symbol.for('what Node reads with');
fs[NODES] ??= Object.fromEntries(READERS.map((name) => [name, fs[name]]));
Object.assign(fs, fs[NODES]);

if (!ABOUT_THEM.includes(relative(__dirname, expect.getState().testPath).replaceAll(sep, '/'))) {
  for (const [name, read] of Object.entries(fs[NODES])) {
    fs[name] = (path, ...rest) => {
      refuse(path);
      return read.call(fs, path, ...rest);
    };
  }
}

function refuse(path) {
  const full = typeof path === 'string' ? resolve(path) : '';
  if (!PEOPLES.some((folder) => full === folder || full.startsWith(folder + sep))) return;
  throw new Error(`${relative(__dirname, full)} may be edited or deleted: tests take test/fixtures/ (CONTRIBUTING.md)`);
}
