package main

// dict is a map that templates make and change.
type dict struct {
	fields map[string]*value

	// rest is what else was merged in, whose keys are its keys too.
	rest *value

	// open: there may be other keys.
	open bool

	// context names the chart whose top-level context it is; changed says that a template set something in it.
	context string
	changed bool
}

func newDict() *dict { return &dict{fields: map[string]*value{}} }

func (d *dict) copy() *dict {
	result := &dict{fields: make(map[string]*value, len(d.fields)), rest: d.rest, open: d.open, context: d.context, changed: d.changed}
	for key, v := range d.fields {
		result.fields[key] = v
	}
	return result
}

func (d *dict) get(key string) *value {
	v, known := d.fields[key]
	if !known && !d.open && d.rest == nil {
		return constant(nil)
	}
	var rest *value
	if d.rest != nil {
		rest = d.rest.field(key)
	}
	if d.open && !known {
		rest = joinValues(rest, unknown())
	}
	return union(v, rest)
}

// set changes it for good where nothing else was there, and else adds a possibility.
func (d *dict) set(key string, v *value) {
	d.fields[key] = joinValues(d.fields[key], v)
	d.changed = true
}

// merge adds another value's keys.
func (d *dict) merge(v *value) {
	if v.dict != nil && v.dict != d {
		for key, field := range v.dict.fields {
			d.fields[key] = joinValues(d.fields[key], field)
		}
		d.rest = joinValues(d.rest, v.dict.rest)
		d.open = d.open || v.dict.open
		if d.context == "" {
			d.context = v.dict.context
		}
	}
	if len(v.nodes) > 0 || len(v.within) > 0 || v.open {
		d.rest = joinValues(d.rest, &value{nodes: v.nodes, within: v.within, open: v.open})
	}
	d.changed = true
}

func joinDicts(a, b *dict) *dict {
	if a == nil || a == b {
		return b
	}
	if b == nil {
		return a
	}
	result := newDict()
	for _, d := range []*dict{a, b} {
		for key := range d.fields {
			if result.fields[key] == nil {
				result.fields[key] = union(a.get(key), b.get(key))
			}
		}
	}
	result.rest = joinValues(a.rest, b.rest)
	result.open = a.open || b.open
	result.context = a.context
	result.changed = true
	return result
}

// field reads a key of a value.
func (v *value) field(key string) *value {
	parts := []*value{}
	for _, n := range v.nodes {
		parts = append(parts, ofNode(n.get(key)))
	}
	if v.dict != nil {
		parts = append(parts, v.dict.get(key))
	}
	if v.open || len(v.within) > 0 || v.items != nil {
		parts = append(parts, &value{open: true, within: v.within, from: v.from})
	}
	if len(parts) == 0 {
		return constant(nil)
	}
	return union(parts...)
}
