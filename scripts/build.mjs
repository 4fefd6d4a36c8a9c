// Builds the command into build/: what npm run scripts start here, and what the package holds. --package also collects
// the licenses of what is bundled.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { parse } from 'yaml';

const OPTIONS = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  logLevel: 'warning',
};

const { values } = parseArgs({
  options: { outdir: { type: 'string', default: 'build' }, package: { type: 'boolean' } },
});
const { outdir } = values;

const bundled = await build({
  ...OPTIONS,
  entryPoints: { cli: 'cli/main.ts' },
  outdir,
  sourcemap: 'external',
  sourcesContent: false,
  metafile: true,
});
await build({
  ...OPTIONS,
  entryPoints: { 'cdk8s-logging': 'cli/launch.ts' },
  outdir,
  define: { BUILD: JSON.stringify(identity()) },
});
writeFileSync(join(outdir, 'charts-values.json'), JSON.stringify(chartsValues()));
if (values.package) writeFileSync(join(outdir, 'LICENSES.md'), licenses(bundled.metafile.inputs));

/** Tells this build from all others: what it does, and the values and models that it reads while it runs. */
function identity() {
  const hash = createHash('sha256').update(readFileSync(join(outdir, 'cli.js')));
  for (const file of chartFiles()) hash.update(`\0${file}\0`).update(readFileSync(join('charts-values', file)));
  return hash.digest('hex').slice(0, 16);
}

/** YAML that never changes, as data: that is read in a twentieth of the time. */
function chartsValues() {
  const files = chartFiles().filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(files.map((file) => [file, parse(readFileSync(join('charts-values', file), 'utf8'))]));
}

function chartFiles() {
  const names = readdirSync('charts-values', { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(yaml|json)$/.test(name)).sort();
}

function licenses(inputs) {
  const folders = new Set(
    Object.keys(inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (file === undefined && license === undefined) throw new Error(`${folder} has no license`);
    const text = file === undefined ? `License: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
    return `## ${name} ${version}\n\n\`\`\`\n${text}\n\`\`\`\n`;
  });
  return `# What the command is bundled with\n\n${texts.join('\n')}`;
}
