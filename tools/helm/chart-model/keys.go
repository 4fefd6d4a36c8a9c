package main

import (
	"sort"
	"strings"
)

// describer puts what values.yaml lists, what templates read and what schemas say together.
type describer struct {
	schemas    map[string]*schema
	unread     []string
	undeclared []string
	shared     map[*node]bool
	closed     []string
	enums      map[string][]string
}

// describe is the type of a key, or what is known below it.
func (d *describer) describe(n *node, given any, listed bool, s *schema, covered bool) any {
	if own := d.schemas[n.name()]; own != nil {
		s = own
	}
	covered = covered || n.wholly()
	if listed && !covered {
		d.noteUnread(n, given)
	}
	d.noteSchema(n, s)
	if s.closed() && len(s.properties()) > 0 {
		return d.below(n, given, s, covered)
	}
	if below, isMap := given.(map[string]any); isMap || n.chart {
		return d.describeMap(n, below, s, covered)
	}
	if given == nil && len(n.children) > 0 && !n.wholly() {
		return d.below(n, nil, s, covered)
	}
	return d.leaf(n, given, s)
}

func (d *describer) describeMap(n *node, given map[string]any, s *schema, covered bool) any {
	if n.wholly() || len(given) == 0 && len(n.children) == 0 && !n.chart {
		return "map"
	}
	if n.uses&asText != 0 && !n.chart || n.ofTexts() {
		return "map"
	}
	return d.below(n, given, s, covered)
}

// below describes each key of a map; where a schema closes it, only the keys that the schema lets through.
func (d *describer) below(n *node, given any, s *schema, covered bool) any {
	keys := map[string]bool{}
	lists, _ := given.(map[string]any)
	if s.closed() {
		for key := range s.properties() {
			keys[key] = true
		}
	} else {
		for key := range lists {
			keys[key] = true
		}
		d.addRead(keys, n, lists, s)
	}
	result := map[string]any{}
	for _, key := range sortedKeys(keys) {
		value, listed := lists[key]
		switch {
		case key == "global" && n.global != nil:
			result[key] = "map"
		case keys[key]:
			result[key] = d.describe(n.at(key), value, listed || s.closed(), s.at(key), covered)
		}
	}
	return result
}

// leaf is the type of what holds no keys of its own.
func (d *describer) leaf(n *node, given any, s *schema) any {
	if words := s.words(); len(words) > 0 {
		return words
	}
	if text, isText := given.(string); isText {
		if words := n.closedSet(text); words != nil {
			return words
		}
	}
	if word := s.typeWord(); word != "" {
		return word
	}
	return n.typeOf(given)
}

// closedSet are the words that a key is compared with, and its default, where nothing else is done with it. If a chain asks
// for all of them and goes on behind an else, there are others.
func (n *node) closedSet(given string) []string {
	if n.chain >= len(n.literals) || len(n.literals) < 2 || n.uses&^asTest != 0 || len(n.children) > 0 {
		return nil
	}
	words := []string{}
	for _, word := range sortedKeys(n.literals) {
		if word != "" {
			words = append(words, word)
		}
	}
	if given != "" && !n.literals[given] {
		words = append(words, given)
		sort.Strings(words)
	}
	return words
}

// addRead adds what templates read and values.yaml does not list, unless it is left over from a version before.
func (d *describer) addRead(keys map[string]bool, n *node, given map[string]any, s *schema) {
	for key, child := range n.children {
		if keys[key] || !child.touched() || key == "*" {
			continue
		}
		keys[key] = s.properties()[key] != nil || child.chart || n.chart && key == "global" || !d.leftOver(n, child, given, s)
		if !keys[key] {
			d.undeclared = append(d.undeclared, child.name())
		}
	}
}

// leftOver: where a schema lists what there is, a section or a switch that it does not list is no part of what the
// chart offers, unless a helper reads it of many; nor is a section at the top of a chart that values.yaml does not list.
func (d *describer) leftOver(n, child *node, given map[string]any, s *schema) bool {
	section := len(child.children) > 0
	if s.lists(given) {
		return !d.shared[child] && !child.offers() && (section || child.uses&^asTest == 0)
	}
	return n.chart && section
}

// offers tells whether a key, or one below it, is offered.
func (n *node) offers() bool {
	if n.offered {
		return true
	}
	for _, child := range n.children {
		if child.offers() {
			return true
		}
	}
	return false
}

// ofTexts tells whether texts of values.yaml alone read what is below: whoever writes another text reads other keys.
func (n *node) ofTexts() bool {
	texts := false
	for _, child := range n.children {
		if child.template {
			return false
		}
		texts = texts || child.text
	}
	return texts && !n.chart
}

func kindOf(v any) string {
	switch v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "list"
	case map[string]any:
		return "map"
	case nil:
		return "any"
	}
	return "number"
}

// noteUnread notes what values.yaml or a schema lists and no template reads: a map when nothing of it is read.
func (d *describer) noteUnread(n *node, given any) {
	if below, isMap := given.(map[string]any); isMap && len(below) > 0 && n.touched() {
		return
	}
	for _, above := range d.unread {
		if strings.HasPrefix(n.name(), above+".") {
			return
		}
	}
	if !n.touched() && !n.chart {
		d.unread = append(d.unread, n.name())
	}
}

// touched tells whether a key or one below it is read.
func (n *node) touched() bool {
	if n.read {
		return true
	}
	for _, child := range n.children {
		if child.touched() {
			return true
		}
	}
	return false
}

func (d *describer) noteSchema(n *node, s *schema) {
	if s.closed() {
		d.closed = append(d.closed, n.name())
	}
	if words := s.words(); len(words) > 0 {
		d.enums[n.name()] = words
	}
}
