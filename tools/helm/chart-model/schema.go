package main

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// schema is a part of a values.schema.json, with the whole that its references mean.
type schema struct {
	part map[string]any
	root map[string]any
}

// schemasOf finds the schemas of a chart and its subcharts by the keys at which they judge.
func schemasOf(c *chart.Chart, path string, into map[string]*schema) error {
	if len(c.Schema) > 0 {
		root := map[string]any{}
		if err := json.Unmarshal(c.Schema, &root); err != nil {
			return fmt.Errorf("values.schema.json of %s is no JSON", c.Name())
		}
		into[path] = &schema{root, root}
	}
	for _, subchart := range c.Dependencies() {
		if err := schemasOf(subchart, join(path, subchart.Name()), into); err != nil {
			return err
		}
	}
	return nil
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// resolved follows references in the same file.
func (s *schema) resolved() *schema {
	for range 16 {
		reference, isReference := s.part["$ref"].(string)
		if !isReference || !strings.HasPrefix(reference, "#/") {
			return s
		}
		var at any = s.root
		for _, step := range strings.Split(reference[2:], "/") {
			below, isMap := at.(map[string]any)
			if !isMap {
				return &schema{nil, s.root}
			}
			at = below[step]
		}
		part, _ := at.(map[string]any)
		s = &schema{part, s.root}
	}
	return &schema{nil, s.root}
}

func (s *schema) at(key string) *schema {
	if s == nil {
		return nil
	}
	part, known := s.properties()[key].(map[string]any)
	if !known {
		return nil
	}
	return (&schema{part, s.root}).resolved()
}

func (s *schema) properties() map[string]any {
	if s == nil {
		return nil
	}
	properties, _ := s.part["properties"].(map[string]any)
	return properties
}

// closed tells whether the schema refuses keys that it does not list.
func (s *schema) closed() bool {
	return s != nil && s.part["additionalProperties"] == false && s.part["patternProperties"] == nil
}

// lists tells whether the schema means to list the keys of a map: it knows most of the defaults, and no type for others.
func (s *schema) lists(given map[string]any) bool {
	known := 0
	for key := range given {
		if s.properties()[key] != nil {
			known++
		}
	}
	if _, others := s.additional().(map[string]any); others || len(s.properties()) == 0 {
		return false
	}
	return 2*known >= len(given)
}

func (s *schema) additional() any {
	if s == nil {
		return nil
	}
	return s.part["additionalProperties"]
}

// words are the strings that the schema allows, if it allows no others.
func (s *schema) words() []string {
	if s == nil {
		return nil
	}
	list, _ := s.part["enum"].([]any)
	words := []string{}
	for _, word := range list {
		if text, isText := word.(string); isText && text != "" {
			words = append(words, text)
		} else if word != nil && word != "" {
			return nil
		}
	}
	return words
}

var schemaTypes = map[string]string{
	"string": "string", "number": "number", "integer": "number", "boolean": "boolean", "array": "list", "object": "map",
}

// typeWord is the one type that the schema allows beside null; "any" if it allows several; nothing if it says nothing.
func (s *schema) typeWord() string {
	if s == nil {
		return ""
	}
	types := map[string]bool{}
	s.addTypes(types)
	words := sortedKeys(types)
	sort.Strings(words)
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return "any"
}

func (s *schema) addTypes(types map[string]bool) {
	switch t := s.part["type"].(type) {
	case string:
		addType(types, t)
	case []any:
		for _, name := range t {
			addType(types, fmt.Sprint(name))
		}
	}
	for _, keyword := range []string{"oneOf", "anyOf"} {
		list, _ := s.part[keyword].([]any)
		for _, choice := range list {
			if part, isMap := choice.(map[string]any); isMap {
				(&schema{part, s.root}).resolved().addTypes(types)
			}
		}
	}
}

func addType(types map[string]bool, name string) {
	if word := schemaTypes[name]; word != "" {
		types[word] = true
	}
}
