import type { Row } from './row';
import { POD_ROWS } from './rows-pods';

/** Every change of the table. */
export const ROWS: readonly Row[] = [...POD_ROWS];
