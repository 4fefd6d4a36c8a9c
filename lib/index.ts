// Where lines are kept

export { ExistingLoki, Loki } from './tiers/loki/construct';
export type { ExistingLokiProps } from './tiers/loki/existing-props';
export type { LokiGatewayProps, LokiProps, SchemaPeriodProps } from './tiers/loki/props';
export type { LogRuleGroupProps, LogRuleProps, LogRulesProps } from './tiers/loki/rule-props';
export type { ChunkSettings, GatewayAuthentication, GatewayIngress, LokiLimits } from './tiers/loki/settings';
export { LokiStorage, type StorageProps } from './tiers/loki/storage/kinds';
export type { LokiPart, LokiTopology } from './tiers/loki/topology';

// Who reads lines, and which

export type { DropRule, Redaction } from './logs/intent';
export { LogSources, type SourceProps, type WantedSource } from './logs/sources/log-sources';
export { Alloy } from './tiers/alloy/construct';
export type { AlloyEventsProps, AlloyProps } from './tiers/alloy/props';
export type { CollectorProps } from './tiers/build-collector';
export { OtelCollector } from './tiers/otel/construct';
export type { BoundedRetryProps, OtelCollectorProps, OtelReleaseProps } from './tiers/otel/props';
export { Promtail } from './tiers/promtail/construct';
export type { PromtailProps } from './tiers/promtail/props';

// What stands around them

export { MeshPolicies, type MeshPoliciesProps } from './mesh/construct';
export { Alerts, type AlertsProps } from './monitoring/alerts';
export { Dashboard, type DashboardProps } from './monitoring/dashboard/construct';
export type { WatchedConstruct } from './monitoring/watched-construct';
export { GrafanaDatasource } from './tiers/grafana/construct';
export type { GrafanaDatasourceProps } from './tiers/grafana/props';

// How all of it reaches the cluster

export { ArgoCdDelivery, type ArgoCdDeliveryProps } from './delivery/argocd/construct';
export type { DeliveryProps } from './delivery/construct';
export { FluxDelivery, type FluxDeliveryProps } from './delivery/flux/construct';
export { HelmControllerDelivery, type HelmControllerDeliveryProps } from './delivery/helm-controller/construct';
export { Manifests, type ManifestsProps } from './delivery/manifests/construct';
export type { NamespaceProps } from './wiring/namespaces';
export type { Part, PartProps } from './wiring/part';

// Whole stacks, from environment files

export { type LoadResult, loadEnvironments } from './environment/load';
export type { FileChange } from './output/write';
export type { Environment } from './plan/environment';
export type { StackPlan } from './plan/plan';
export { LoggingStack } from './stack/logging-stack';
export type { RecordOptions, SynthOptions } from './synth/options';
export { type SynthResult, synthesize } from './synth/synth';

// Values

export type { ChartPin } from './charts/catalog';
export type { Json, JsonObject } from './kubernetes/json';
export type { SidecarLabel } from './kubernetes/labels';
export type { ContainerResources } from './kubernetes/resources';
export type { DistributionName } from './platform/distributions';
export type { PlatformProps } from './platform/props';
export { Duration } from './units/duration';
export { Size } from './units/size';

// Who calls whom, and what is found

export type { Acknowledgement } from './findings/acknowledge';
export type { Edit, EnvironmentPath, Finding, Fix, Repair, Severity } from './findings/finding';
export type { LocatedFinding, Place, Position } from './findings/located-finding';
export { type Endpoint, endpointUrl } from './wiring/endpoint';
export type { Flow } from './wiring/flow';
export type { LogDestination, LogStore } from './wiring/log-store';
export type { PartContent } from './wiring/part-content';
export type { Workload } from './wiring/workload';
