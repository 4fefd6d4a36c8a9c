package main

import "github.com/grafana/loki/v3/pkg/loki"

// setPolicies does nothing: before 3.6 the distributor says nothing of policies.
func setPolicies(*loki.ConfigWrapper) error {
	return nil
}
