package main

// mark notes a use of the keys that a value may be.
func (v *value) mark(u use) {
	for _, n := range v.nodes {
		if u != asText || !n.tree.quiet && n.tree.decided[n] == 0 {
			n.uses |= u
		}
		n.tree.note(n)
	}
}

// print notes that a value is put into text: what is the text of something puts all of that there.
func (v *value) print() {
	v.mark(asText)
	if v.yaml != nil {
		v.yaml.whole(0)
	}
	if v.dict != nil || v.items != nil {
		v.whole(0)
	}
}

// whole notes that all of a value is taken, however deep.
func (v *value) whole(depth int) {
	if depth > mostDepth {
		return
	}
	v.mark(asWhole)
	if v.dict != nil && v.dict.context == "" {
		for _, field := range v.dict.fields {
			field.whole(depth + 1)
		}
		if v.dict.rest != nil {
			v.dict.rest.whole(depth + 1)
		}
	}
	for _, part := range []*value{v.items, v.yaml} {
		if part != nil {
			part.whole(depth + 1)
		}
	}
}

// truth tells whether a value counts as true, if that is known.
func (v *value) truth() (yes, known bool) {
	if v.dict != nil && len(v.nodes) == 0 && len(v.consts) == 0 && !v.open && v.items == nil && !v.dict.changed {
		empty := len(v.dict.fields) == 0 && v.dict.rest == nil && !v.dict.open
		return !empty, true
	}
	if !v.pure() {
		return false, false
	}
	yes = truthy(v.consts[0])
	for _, c := range v.consts {
		if truthy(c) != yes {
			return false, false
		}
	}
	return yes, true
}

func truthy(c any) bool {
	switch c := c.(type) {
	case nil:
		return false
	case string:
		return c != ""
	case bool:
		return c
	case int:
		return c != 0
	case float64:
		return c != 0
	case []any:
		return len(c) > 0
	}
	return true
}

// some is a value without the constants that count as false.
func (v *value) some() *value {
	result := *v
	result.consts = nil
	for _, c := range v.consts {
		if truthy(c) {
			result.consts = append(result.consts, c)
		}
	}
	return &result
}
