// Engines and clusters as processes: npm run engines. They mostly wait, each on ports of its own, so that several do
// side by side.
process.env.E2E = '1';

/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/e2e/engines'],
  maxWorkers: 3,
};
