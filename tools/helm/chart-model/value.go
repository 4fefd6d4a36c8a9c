package main

import "fmt"

// value is all that an expression may be, as far as we know: any of its parts.
type value struct {
	// nodes are keys of the values whose content it may be.
	nodes []*node

	// consts are constants: string, bool, int, float64, nil, or []any of them.
	consts []any

	// dict is a map that templates made.
	dict *dict

	// items is what a list that templates made holds.
	items *value

	// yaml is what it is the text of.
	yaml *value

	// within are keys of which it is some part: an item of a list, an entry of a map.
	within []*node

	// from are the keys that it was computed from.
	from []*node

	// open says that it may be something else as well.
	open bool
}

const (
	mostConsts = 48
	mostDepth  = 24
)

func constant(c any) *value { return &value{consts: []any{c}} }
func ofNode(n *node) *value { return &value{nodes: []*node{n}} }
func unknown() *value       { return &value{open: true} }
func unknownFrom(vs ...*value) *value {
	result := unknown()
	for _, v := range vs {
		result.from = joinNodes(result.from, v.origins())
	}
	return result
}

// origins are all keys that a value has to do with.
func (v *value) origins() []*node {
	result := joinNodes(joinNodes(v.from, v.nodes), v.within)
	if v.yaml != nil {
		result = joinNodes(result, v.yaml.origins())
	}
	return result
}

// pure tells whether a value is one of its constants and nothing else.
func (v *value) pure() bool {
	return !v.open && len(v.consts) > 0 && len(v.nodes) == 0 && len(v.within) == 0 &&
		v.dict == nil && v.items == nil && v.yaml == nil
}

// union is any of the values.
func union(vs ...*value) *value {
	result := &value{}
	for _, v := range vs {
		if v == nil || v == result {
			continue
		}
		result.nodes = joinNodes(result.nodes, v.nodes)
		result.within = joinNodes(result.within, v.within)
		result.from = joinNodes(result.from, v.from)
		result.consts = joinConsts(result.consts, v.consts)
		result.open = result.open || v.open
		result.dict = joinDicts(result.dict, v.dict)
		result.items = joinValues(result.items, v.items)
		result.yaml = joinValues(result.yaml, v.yaml)
	}
	if len(result.consts) > mostConsts {
		result.consts, result.open = nil, true
	}
	return result
}

func joinValues(a, b *value) *value {
	if a == nil || a == b {
		return b
	}
	if b == nil {
		return a
	}
	return union(a, b)
}

func joinNodes(a, b []*node) []*node {
	if len(b) == 0 {
		return a
	}
	seen := make(map[*node]bool, len(a))
	for _, n := range a {
		seen[n] = true
	}
	result := a[:len(a):len(a)]
	for _, n := range b {
		if !seen[n] {
			seen[n] = true
			result = append(result, n)
		}
	}
	return result
}

func joinConsts(a, b []any) []any {
	result := a[:len(a):len(a)]
	for _, c := range b {
		if !holds(result, c) {
			result = append(result, c)
		}
	}
	return result
}

func holds(consts []any, c any) bool {
	for _, other := range consts {
		if same(other, c) {
			return true
		}
	}
	return false
}

func same(a, b any) bool {
	return fmt.Sprintf("%T %v", a, a) == fmt.Sprintf("%T %v", b, b)
}
