// The scenarios with real programs: npm run e2e. One file at a time, because the collectors listen on fixed loopback
// addresses.
process.env.E2E = '1';

/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/e2e'],
  // npm run engines
  testPathIgnorePatterns: ['/node_modules/', '/test/e2e/engines/', '/test/e2e/stores/'],
  maxWorkers: 1,
};
