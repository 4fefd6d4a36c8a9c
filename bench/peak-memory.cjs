// Preloaded into every measured process: its peak memory in MiB, as the last line of standard error.
process.on('exit', () => {
  process.stderr.write(`\npeak-memory ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
});
