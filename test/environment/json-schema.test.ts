import { environmentJsonSchema } from '../../lib/environment/json-schema';

const schema: unknown = JSON.parse(environmentJsonSchema());

it('lets a file leave out what it inherits', () => {
  expect(schema).not.toHaveProperty('required');
  expect(schema).not.toHaveProperty('properties.loki.anyOf[0].required');
});

it('asks an item of a list for all its keys, because lists are not merged', () => {
  expect(schema).toHaveProperty('properties.logs.properties.nodeFiles.items.required', ['path', 'job']);
});

it('tells editors which keys there are, and their defaults', () => {
  expect(schema).toHaveProperty('additionalProperties', false);
  expect(schema).toHaveProperty('properties.delivery.properties.flux.properties.interval.default', '10m');
  expect(schema).toHaveProperty('properties.loki.anyOf[0].properties.storage.maxProperties', 1);
});
