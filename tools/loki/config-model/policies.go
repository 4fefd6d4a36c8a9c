package main

import "github.com/grafana/loki/v3/pkg/loki"

// setPolicies hands the limits what the distributor says of policies, as cmd/loki/main.go does since 3.6.
func setPolicies(config *loki.ConfigWrapper) error {
	return config.LimitsConfig.SetDefaultPolicyStreamMapping(config.Distributor.DefaultPolicyStreamMappings)
}
