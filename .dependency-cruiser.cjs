// The floors of lib, from the ground up: a folder imports only from floors below its own. npm run lint judges it.
const FLOORS = [
  ['units', 'collections', 'places'],
  ['kubernetes'],
  ['syntax'],
  ['findings'],
  ['platform'],
  ['charts'],
  ['programs', 'objects'],
  ['schema'],
  ['logs'],
  ['wiring'],
  ['queries'],
  ['mesh', 'monitoring', 'smoke', 'delivery'],
  ['references'],
  ['tiers'],
  ['rendered'],
  ['plan'],
  ['needs'],
  ['checks', 'transitions'],
  ['stack'],
  ['output'],
  ['environment'],
  ['synth', 'command', 'review'],
  ['init'],
];

const folders = (names) => `^lib/(${names.join('|')})/`;

/** No folder imports from a floor above its own, nor from another folder of its own floor. */
const floorRules = FLOORS.flatMap((floor, index) =>
  floor.map((name) => ({
    name: `floor-of-${name}`,
    comment: `${name} may import only from ${FLOORS.slice(0, index).flat().join(', ') || 'no other folder'}`,
    severity: 'error',
    from: { path: folders([name]) },
    to: { path: folders([...floor.filter((other) => other !== name), ...FLOORS.slice(index + 1).flat()]) },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'every-folder-has-a-floor',
      comment: 'a new folder of lib stands on one of the floors in .dependency-cruiser.cjs',
      severity: 'error',
      from: {},
      to: { path: '^lib/[^/]+/', pathNot: [folders(FLOORS.flat())] },
    },
    {
      name: 'no-tier-knows-another',
      comment: 'what two tiers share stands in lib/tiers itself',
      severity: 'error',
      from: { path: '^lib/tiers/([^/]+)/' },
      to: { path: '^lib/tiers/[^/]+/', pathNot: '^lib/tiers/$1/' },
    },
    {
      name: 'what-tiers-share-knows-none',
      severity: 'error',
      from: { path: '^lib/tiers/[^/]+[.]ts$' },
      to: { path: '^lib/tiers/[^/]+/' },
    },
    { name: 'no-circle', severity: 'error', from: { path: '^(cli|lib|verify|tools)/' }, to: { circular: true } },
    {
      name: 'lib-stands-alone',
      comment: 'the package has neither judges nor tests',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(cli|verify|tools|test|bench|scripts)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^imports/' },
  },
};
