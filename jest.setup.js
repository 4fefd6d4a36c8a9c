const fc = require('fast-check');

// Every run tries the same values, so that a red test is red again. FC_SEED=$RANDOM looks for new ones.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1), numRuns: Number(process.env.FC_RUNS ?? 100) });
