// Builds the command into build/: what npm run scripts start here, and what the package holds. --package also collects
// the licenses of what is bundled.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const bundled = await build({
  entryPoints: { cli: 'cli/main.ts', 'cdk8s-logging': 'cli/launch.ts' },
  outdir: 'build',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  sourcemap: 'external',
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
});
writeFileSync('build/charts-values.json', JSON.stringify(chartsValues()));
if (process.argv.includes('--package')) writeFileSync('build/LICENSES.md', licenses(bundled.metafile.inputs));

/** YAML that never changes, as data: that is read in a twentieth of the time. */
function chartsValues() {
  mkdirSync('build', { recursive: true });
  const files = readdirSync('charts-values', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return Object.fromEntries(
    files.sort().map((file) => [file, parse(readFileSync(join('charts-values', file), 'utf8'))]),
  );
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
