/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // Jest leaves a core to others, which on two cores is half of the machine.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/jest.before.js',
  globalTeardown: '<rootDir>/jest.after.js',
  setupFiles: ['<rootDir>/jest.setup.js'],
  setupFilesAfterEnv: ['<rootDir>/jest.guard.js'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
