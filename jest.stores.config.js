// Loki with stores of objects, as processes: a part of npm run engines.
process.env.E2E = '1';

/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/e2e/stores'],
  maxWorkers: 1,
};
