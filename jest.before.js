const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// A folder for what one test makes and the others of the run take: test/support/dist.ts.
module.exports = () => {
  process.env.RUN_FOLDER = mkdtempSync(join(tmpdir(), 'tests-'));
};
