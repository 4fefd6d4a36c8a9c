const { rmSync } = require('node:fs');

module.exports = () => rmSync(process.env.RUN_FOLDER, { recursive: true });
