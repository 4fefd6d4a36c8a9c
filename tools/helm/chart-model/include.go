package main

import "text/template/parse"

// included is what walking a template with one context has shown.
type included struct {
	result *value
	reads  map[*node]bool
}

const mostIncludes = 40

// include walks a template with a context. With a context that nothing tells from one before, it is not walked again.
func (r *reader) include(name string, context *value) *value {
	tree := r.templates[name]
	if tree == nil {
		return unknownFrom(context)
	}
	key := name + "\x00" + fingerprint(context)
	if known := r.included[key]; known != nil {
		for n := range known.reads {
			r.note(n)
			n.template = true
		}
		return known.result
	}
	if r.depth >= mostIncludes {
		return unknownFrom(context)
	}
	// Meets itself while it is walked: nothing is known yet of what it prints.
	r.included[key] = &included{result: unknown()}
	var result *value
	before := r.text
	r.text = false
	reads := r.record(func() { result = r.walk(name, tree, context) })
	r.text = before
	r.included[key] = &included{result, reads}
	return result
}

func (r *reader) walk(name string, tree *parse.Tree, context *value) *value {
	r.depth++
	defer func() { r.depth-- }()
	f := &frame{reader: r, template: tree.ParseName, dot: context}
	if f.template == "" {
		f.template = name
	}
	f.variables = []variable{{"$", context}}
	f.list(tree.Root)
	return f.out.result()
}
