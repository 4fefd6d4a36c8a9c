import type { Row } from './row';
import { DATA_ROWS } from './rows-data';
import { DOOR_ROWS } from './rows-doors';
import { LINE_ROWS } from './rows-lines';
import { POD_ROWS } from './rows-pods';
import { WATCHING_ROWS } from './rows-watching';

/** Every change of the table. */
export const ROWS: readonly Row[] = [...DATA_ROWS, ...LINE_ROWS, ...DOOR_ROWS, ...WATCHING_ROWS, ...POD_ROWS];
