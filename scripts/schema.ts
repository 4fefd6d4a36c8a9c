import { writeFileSync } from 'node:fs';
import { environmentJsonSchema } from '../lib/environment/json-schema';

writeFileSync('environments/schema.json', environmentJsonSchema());
