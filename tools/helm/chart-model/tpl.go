package main

import (
	"fmt"
	"strings"
)

// tpl walks the texts that stand in values.yaml at the keys that a value may be: they are templates themselves.
func (f *frame) tpl(text, context *value) *value {
	text.mark(asText | asTpl)
	nodes := text.nodes
	result := &value{open: true, from: text.origins(), yaml: text.yaml}
	if text.yaml != nil {
		nodes = joinNodes(nodes, joinNodes(text.yaml.nodes, text.yaml.within))
		if rest := text.yaml.dict; rest != nil && rest.rest != nil {
			nodes = joinNodes(nodes, rest.rest.nodes)
		}
	}
	for _, n := range joinNodes(nodes, text.within) {
		for _, template := range f.textsAt(n) {
			result = union(result, f.walkText(template, context))
		}
	}
	for _, c := range text.consts {
		if template, isText := c.(string); isText && strings.Contains(template, "{{") {
			result = union(result, f.walkText(template, context))
		}
	}
	if text.pure() && !anyTemplate(text.consts) {
		return text
	}
	return result
}

func anyTemplate(consts []any) bool {
	for _, c := range consts {
		if text, isText := c.(string); !isText || strings.Contains(text, "{{") {
			return true
		}
	}
	return false
}

// textsAt lists the templates among the defaults of a key, and below it.
func (r *reader) textsAt(n *node) []string {
	var at any = r.defaults
	for _, key := range n.path {
		below, isMap := at.(map[string]any)
		if !isMap {
			return nil
		}
		at = below[key]
	}
	return templatesIn(at)
}

func templatesIn(v any) []string {
	texts := []string{}
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "{{") {
			texts = append(texts, v)
		}
	case []any:
		for _, item := range v {
			texts = append(texts, templatesIn(item)...)
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			texts = append(texts, templatesIn(v[key])...)
		}
	}
	return texts
}

// walkText walks a default text; what does not parse there is no template, but a text for another program.
func (r *reader) walkText(text string, context *value) *value {
	key := fmt.Sprint(text, "\x00", fingerprint(context))
	if known := r.tpls[key]; known != nil {
		return known
	}
	trees, err := parseText("values.yaml", text)
	if err != nil || trees["values.yaml"] == nil || r.depth >= mostIncludes {
		return unknown()
	}
	r.tpls[key] = unknown()
	before := r.text
	r.text = true
	r.tpls[key] = r.walk("values.yaml", trees["values.yaml"], context)
	r.text = before
	return r.tpls[key]
}
