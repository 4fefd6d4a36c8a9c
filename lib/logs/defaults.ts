/** Defaults of all sources, for the schema of environment files and for code. */
export const LOG_DEFAULTS = { nodeDirectories: ['/var/log'] } as const;
