import * as z from 'zod';
import { text } from '../../schema/scalars';

export const acknowledgement = z.strictObject({
  id: text('findingId').describe('Id of the warning.'),
  reason: text('text').describe('Why it is accepted here; the README of the environment tells it.'),
});
