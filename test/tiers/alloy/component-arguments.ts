/** The versions of Alloy that the known charts install. */
export type AlloyVersion = '1.7.0' | '1.12.0' | '1.18.1';

/** The names that a block takes, each with the first of these versions that knows it. */
export interface BlockArguments {
  readonly attributes: Readonly<Record<string, AlloyVersion>>;

  /** Names of the blocks within. */
  readonly blocks: Readonly<Record<string, AlloyVersion>>;

  /** The attributes without which Alloy does not start. */
  readonly required: readonly string[];
}

function since(version: AlloyVersion, ...names: string[]): Record<string, AlloyVersion> {
  return Object.fromEntries(names.map((name) => [name, version]));
}

function takes(attributes: BlockArguments['attributes'], required: string[] = [], blocks = {}): BlockArguments {
  return { attributes, blocks, required };
}

/** common/relabel/relabel.go */
const RULE = since('1.7.0', 'source_labels', 'separator', 'regex', 'modulus', 'target_label', 'replacement', 'action');

/**
 * What the Alloy tier writes and what lies next to it, by the path of the block. Taken from the `alloy:"…"` tags at
 * grafana/alloy v1.7.0, v1.12.0 and v1.18.1 under internal/component: discovery/kubernetes/kubernetes.go,
 * discovery/relabel/relabel.go, common/relabel/relabel.go, local/file_match/file.go, loki/source/file/file.go,
 * loki/source/kubernetes_events/kubernetes_events.go, loki/source/journal/types.go, loki/relabel/relabel.go,
 * loki/process/process.go, loki/process/stages/{pipeline,extensions,cri,label_drop,json,template,regex,
 * structured_metadata,static_labels,match,replace,drop,logfmt,output,truncate}.go, loki/write/{write,types}.go, remote/http/http.go, common/config/types.go. The version of `clustering`
 * in events is 1.16.0 in truth, which no chart here installs.
 */
export const ARGUMENTS: Readonly<Record<string, BlockArguments>> = {
  'discovery.kubernetes': takes(
    since('1.7.0', 'role', 'api_server', 'kubeconfig_file'),
    ['role'],
    since('1.7.0', 'selectors', 'namespaces', 'attach_metadata'),
  ),
  'discovery.kubernetes selectors': takes(since('1.7.0', 'role', 'label', 'field'), ['role']),
  'discovery.relabel': takes(since('1.7.0', 'targets'), ['targets'], since('1.7.0', 'rule')),
  'discovery.relabel rule': takes(RULE),
  'local.file_match': takes(since('1.7.0', 'path_targets', 'sync_period', 'ignore_older_than'), ['path_targets']),
  'loki.source.file': takes(
    {
      ...since('1.7.0', 'targets', 'forward_to', 'encoding', 'tail_from_end', 'legacy_positions_file'),
      on_positions_file_error: '1.12.0',
    },
    ['targets', 'forward_to'],
    { ...since('1.7.0', 'decompression', 'file_watch'), file_match: '1.12.0' },
  ),
  'loki.source.journal': takes(
    since('1.7.0', 'format_as_json', 'max_age', 'path', 'relabel_rules', 'matches', 'forward_to', 'labels'),
    ['forward_to'],
    since('1.12.0', 'legacy_position'),
  ),
  'loki.relabel': takes(since('1.7.0', 'forward_to', 'max_cache_size'), ['forward_to'], since('1.7.0', 'rule')),
  'loki.relabel rule': takes(RULE),
  'loki.source.kubernetes_events clustering': takes(since('1.18.1', 'enabled'), ['enabled']),
  'loki.source.kubernetes_events': takes(
    since('1.7.0', 'forward_to', 'job_name', 'namespaces', 'log_format'),
    ['forward_to'],
    {
      client: '1.7.0',
      clustering: '1.18.1',
    },
  ),
  'loki.process': takes(since('1.7.0', 'forward_to'), ['forward_to'], {
    ...since('1.7.0', 'stage.cri', 'stage.docker', 'stage.drop', 'stage.label_drop', 'stage.static_labels'),
    ...since('1.7.0', 'stage.match', 'stage.replace', 'stage.logfmt'),
    ...since('1.7.0', 'stage.json', 'stage.template', 'stage.regex', 'stage.structured_metadata'),
    ...since('1.7.0', 'stage.output'),
    ...since('1.12.0', 'stage.pattern', 'stage.structured_metadata_drop', 'stage.truncate'),
  }),
  'loki.process stage.match': takes(
    since('1.7.0', 'selector', 'action', 'pipeline_name', 'drop_counter_reason'),
    ['selector'],
    since('1.7.0', 'stage.match', 'stage.replace', 'stage.logfmt'),
  ),
  'loki.process stage.match stage.match': takes(
    since('1.7.0', 'selector', 'action', 'pipeline_name', 'drop_counter_reason'),
    ['selector'],
    since('1.7.0', 'stage.replace'),
  ),
  'loki.process stage.match stage.replace': takes(since('1.7.0', 'expression', 'source', 'replace'), ['expression']),
  'loki.process stage.match stage.match stage.replace': takes(since('1.7.0', 'expression', 'source', 'replace'), [
    'expression',
  ]),
  'loki.process stage.match stage.logfmt': takes(
    { ...since('1.7.0', 'mapping', 'source'), regex: '1.18.1' },
    // Optional from 1.18.1 on.
    ['mapping'],
  ),
  'loki.process stage.drop': takes(
    since('1.7.0', 'drop_counter_reason', 'source', 'value', 'separator', 'expression', 'older_than', 'longer_than'),
  ),
  'loki.process stage.cri': takes(
    since('1.7.0', 'max_partial_lines', 'max_partial_line_size', 'max_partial_line_size_truncate'),
  ),
  'loki.process stage.label_drop': takes(since('1.7.0', 'values'), ['values']),
  'loki.process stage.static_labels': takes(since('1.7.0', 'values'), ['values']),
  'loki.process stage.json': takes(
    { ...since('1.7.0', 'expressions', 'source', 'drop_malformed'), regex: '1.18.1' },
    // Optional from 1.18.1 on.
    ['expressions'],
  ),
  'loki.process stage.template': takes(since('1.7.0', 'source', 'template'), ['source', 'template']),
  'loki.process stage.output': takes(since('1.7.0', 'source'), ['source']),
  'loki.process stage.truncate': takes({}, [], since('1.12.0', 'rule')),
  'loki.process stage.truncate rule': takes(since('1.12.0', 'limit', 'suffix', 'sources', 'source_type'), ['limit']),
  'loki.process stage.regex': takes({ ...since('1.7.0', 'expression', 'source'), labels_from_groups: '1.12.0' }, [
    'expression',
  ]),
  'loki.process stage.structured_metadata': takes(
    { values: '1.7.0', regex: '1.12.0' },
    // Optional from 1.12.0 on.
    ['values'],
  ),
  'remote.http': takes(
    since('1.7.0', 'url', 'poll_frequency', 'poll_timeout', 'is_secret', 'method', 'headers', 'body'),
    ['url'],
    since('1.7.0', 'client'),
  ),
  'remote.http client': takes(
    since('1.7.0', 'bearer_token', 'bearer_token_file', 'follow_redirects', 'enable_http2', 'proxy_url'),
    [],
    since('1.7.0', 'basic_auth', 'authorization', 'oauth2', 'tls_config'),
  ),
  'remote.http client tls_config': takes(since('1.7.0', 'ca_pem', 'ca_file', 'server_name', 'insecure_skip_verify')),
  'loki.write endpoint basic_auth': takes(since('1.7.0', 'username', 'password', 'password_file')),
  'loki.write': takes(since('1.7.0', 'external_labels', 'max_streams'), [], since('1.7.0', 'endpoint', 'wal')),
  'loki.write endpoint': takes(
    since(
      '1.7.0',
      'name',
      'url',
      'batch_wait',
      'batch_size',
      'remote_timeout',
      'headers',
      'min_backoff_period',
      'max_backoff_period',
      'max_backoff_retries',
      'tenant_id',
      'retry_on_http_429',
    ),
    ['url'],
    since('1.7.0', 'queue_config', 'basic_auth', 'authorization', 'oauth2', 'tls_config'),
  ),
};
