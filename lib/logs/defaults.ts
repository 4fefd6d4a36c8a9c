/** What holds for all sources as long as nothing else is said: read by the schema of environment files and by code alike. */
export const LOG_DEFAULTS = { nodeDirectories: ['/var/log'] } as const;
