package main

import (
	"sort"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// Model is what is known of one version of a chart. Its keys are printed in this order, which is that of the alphabet.
type Model struct {
	AppVersion   string       `json:"appVersion"`
	Chart        string       `json:"chart"`
	Defaults     any          `json:"defaults"`
	Dependencies []Dependency `json:"dependencies"`
	Digest       string       `json:"digest"`
	Images       []Image      `json:"images"`
	Keys         any          `json:"keys"`
	KubeVersion  string       `json:"kubeVersion,omitempty"`
	Program      string       `json:"program"`
	Refusals     []Refusal    `json:"refusals"`
	Schema       *Schema      `json:"schema,omitempty"`
	Type         string       `json:"type"`
	Undeclared   []string     `json:"undeclared"`
	Unread       []string     `json:"unread"`
	Version      string       `json:"version"`
}

// Schema is what schemas refuse.
type Schema struct {
	Closed []string            `json:"closed"`
	Enums  map[string][]string `json:"enums"`
}

func modelOf(c *chart.Chart) (*Model, error) {
	m := &Model{
		Chart: c.Name(), Version: c.Metadata.Version, KubeVersion: c.Metadata.KubeVersion, Type: "application",
		AppVersion: strings.TrimPrefix(c.Metadata.AppVersion, "v"), Digest: digestOf(c), Dependencies: dependenciesOf(c),
	}
	named(c)
	values := valuesOf(c)
	m.Defaults, _ = asData(values)
	m.Images = imagesIn(values, "")
	m.Program = programOf(m.Chart, m.AppVersion, m.Images)
	return m, m.read(c, values)
}

// read adds what templates and schemas say.
func (m *Model) read(c *chart.Chart, values map[string]any) error {
	r, err := readTemplates(c, values)
	if err != nil {
		return err
	}
	d := &describer{shared: r.shared(), schemas: map[string]*schema{}, unread: []string{}, undeclared: []string{}, closed: []string{}, enums: map[string][]string{}}
	if err := schemasOf(c, "", d.schemas); err != nil {
		return err
	}
	m.Keys = d.describe(r.top, values, false, d.schemas[""], false)
	m.Refusals = r.refusalList()
	sort.Strings(d.unread)
	m.Unread = d.unread
	sort.Strings(d.undeclared)
	m.Undeclared = d.undeclared
	if len(d.closed) > 0 || len(d.enums) > 0 {
		m.Schema = &Schema{d.closed, d.enums}
	}
	return nil
}
