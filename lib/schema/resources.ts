import * as z from 'zod';
import { FORMATS } from './formats';
import { text } from './scalars';

const CPU = FORMATS.cpu;

/** People write `cpu: 1` as well as `cpu: 500m`. */
const cpu = z
  .union([text('cpu'), z.number({ error: 'cpu' }).positive({ error: 'cpu' })], { error: 'cpu' })
  .transform(String)
  .meta({ examples: [CPU.example] });

const amounts = z.strictObject({
  cpu: cpu.optional().describe('CPUs, for example 500m or 2.'),
  memory: text('size').optional().describe('Memory, for example 512Mi.'),
});

/** CPU and memory of one container. What is left out stays as in charts-values/. */
export const resources = z
  .strictObject({
    requests: amounts.optional().describe('What the scheduler reserves.'),
    limits: amounts.optional().describe('What the container may use at most.'),
  })
  .meta({ id: 'resources' });
