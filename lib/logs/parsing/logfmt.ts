/** All that separates pairs is no greater than a space. */
const SPACE = String.raw`[\x00-\x20]`;

const BARE = String.raw`[^\x00-\x20="]`;

const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|${BARE}*)`;

const FIRST = String.raw`[A-Za-z_@][\w.@/-]*=${VALUE}`;

/**
 * A line that is logfmt from its beginning to its end, in the syntax of RE2: it begins with a key and a value; keys
 * without one may follow, as in `msg=not quoted`. No line of JSON is, and no sentence.
 */
export const LOGFMT_LINE = `^${SPACE}*${FIRST}(?:${SPACE}+${BARE}+(?:=${VALUE})?)*${SPACE}*$`;
