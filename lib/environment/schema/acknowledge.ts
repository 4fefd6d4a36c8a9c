import * as z from 'zod';
import { text } from '../../schema/scalars';

export const acknowledgement = z.strictObject({
  id: text('findingId').describe('Id of the warning, or of the finding about a change.'),
  from: text('text')
    .optional()
    .meta({ since: '0.2.0' })
    .describe('What a value was before the one change that is accepted, as the finding says it; a warning has none.'),
  to: text('text')
    .optional()
    .meta({ since: '0.2.0' })
    .describe('What the value becomes by the one change that is accepted.'),
  reason: text('text').describe('Why it is accepted here; the README of the environment tells it of warnings.'),
});
