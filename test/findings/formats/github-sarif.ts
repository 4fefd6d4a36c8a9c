const TEXT = { type: 'string', minLength: 1 };
const SHORT = { type: 'object', required: ['text'], properties: { text: { ...TEXT, maxLength: 1024 } } };
const COUNT = { type: 'integer', minimum: 1 };

/**
 * What GitHub's code scanning asks of a SARIF file, by the tables of
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
export const GITHUB_SARIF = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  properties: {
    $schema: TEXT,
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: {
                  name: TEXT,
                  rules: {
                    type: 'array',
                    maxItems: 25_000,
                    items: {
                      type: 'object',
                      required: ['id', 'shortDescription', 'fullDescription', 'help'],
                      properties: {
                        id: { ...TEXT, maxLength: 255 },
                        shortDescription: SHORT,
                        fullDescription: SHORT,
                        help: { type: 'object', required: ['text'], properties: { text: TEXT, markdown: TEXT } },
                        defaultConfiguration: {
                          type: 'object',
                          properties: { level: { enum: ['note', 'warning', 'error'] } },
                        },
                        properties: {
                          type: 'object',
                          properties: {
                            tags: { type: 'array', maxItems: 10 },
                            'problem.severity': { enum: ['error', 'warning', 'recommendation'] },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            maxItems: 25_000,
            items: {
              type: 'object',
              required: ['ruleId', 'message', 'locations', 'partialFingerprints'],
              properties: {
                level: { enum: ['note', 'warning', 'error'] },
                message: { type: 'object', required: ['text'], properties: { text: TEXT } },
                locations: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 1000,
                  items: {
                    type: 'object',
                    required: ['physicalLocation'],
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation', 'region'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            required: ['uri'],
                            // Relative, and of signs that a URI may have.
                            properties: { uri: { type: 'string', pattern: "^(?!/)[A-Za-z0-9._~%!'()*/-]+$" } },
                          },
                          region: {
                            type: 'object',
                            required: ['startLine'],
                            properties: { startLine: COUNT, startColumn: COUNT, endLine: COUNT, endColumn: COUNT },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
