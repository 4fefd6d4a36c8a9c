import type { Row } from './row';
import { DATA_ROWS } from './rows-data';
import { POD_ROWS } from './rows-pods';

/** Every change of the table. */
export const ROWS: readonly Row[] = [...DATA_ROWS, ...POD_ROWS];
