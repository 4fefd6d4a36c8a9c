package main

import (
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/util"
)

// Dependency is a subchart as Chart.yaml names it, and whether the chart brings it.
type Dependency struct {
	Name       string `json:"name"`
	Alias      string `json:"alias,omitempty"`
	Version    string `json:"version"`
	Repository string `json:"repository"`
	Condition  string `json:"condition,omitempty"`
	Present    bool   `json:"present"`
}

func dependenciesOf(c *chart.Chart) []Dependency {
	list := []Dependency{}
	for _, d := range c.Metadata.Dependencies {
		present := false
		for _, subchart := range c.Dependencies() {
			present = present || subchart.Name() == d.Name
		}
		list = append(list, Dependency{d.Name, d.Alias, d.Version, d.Repository, d.Condition, present})
	}
	return list
}

// named gives subcharts their aliases, as Helm does: one that is listed twice is there twice.
func named(c *chart.Chart) {
	subcharts := []*chart.Chart{}
	for _, subchart := range c.Dependencies() {
		named(subchart)
		copies := aliases(c, subchart)
		if copies == nil {
			copies = []*chart.Chart{subchart}
		}
		subcharts = append(subcharts, copies...)
	}
	c.SetDependencies(subcharts...)
}

func aliases(c, subchart *chart.Chart) []*chart.Chart {
	copies := []*chart.Chart{}
	for _, d := range c.Metadata.Dependencies {
		if d.Name != subchart.Metadata.Name || !util.IsCompatibleRange(d.Version, subchart.Metadata.Version) {
			continue
		}
		metadata := *subchart.Metadata
		twin := *subchart
		twin.Metadata = &metadata
		twin.SetDependencies(subchart.Dependencies()...)
		if d.Alias != "" {
			metadata.Name = d.Alias
		}
		copies = append(copies, &twin)
	}
	return copies
}
