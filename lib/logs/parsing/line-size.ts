/**
 * Most bytes of a line that Loki takes (`limits_config.max_line_size`). A longer one it refuses whole: its beginning is
 * worth more than nothing, so collectors cut it, after all that makes it longer.
 */
export const LINE_BYTES = 256 * 1024;

/**
 * Most bytes that parts of a line are joined to. More than Loki takes: a secret at the place of the cut is found whole,
 * and fields behind it are, too.
 */
export const JOINED_BYTES = 1024 * 1024;
