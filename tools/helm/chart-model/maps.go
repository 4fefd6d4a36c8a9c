package main

var mapFunctions = map[string]function{
	"dict": func(_ *frame, args []*value) *value {
		d := newDict()
		for i := 0; i+1 < len(args); i += 2 {
			if keys, known := texts(args[i]); known {
				for _, key := range keys {
					d.fields[key] = joinValues(d.fields[key], args[i+1])
				}
			} else {
				d.open = true
				args[i].print()
				d.fields["*"] = joinValues(d.fields["*"], args[i+1])
			}
		}
		return &value{dict: d}
	},
	"get": func(_ *frame, args []*value) *value { return fieldAt(arg(args, 0), arg(args, 1)) },
	"index": func(_ *frame, args []*value) *value {
		v := arg(args, 0)
		for _, key := range args[min(1, len(args)):] {
			v = fieldAt(v, key)
		}
		return v
	},
	"dig": func(_ *frame, args []*value) *value {
		v := last(args)
		for _, key := range args[:max(0, len(args)-2)] {
			v = fieldAt(v, key)
		}
		fallback := arg(args, len(args)-2)
		for _, n := range v.nodes {
			n.offered = n.offered || fallback.pure() && fallback.consts[0] != nil
		}
		return union(v.withoutNull(), fallback)
	},
	"hasKey": func(_ *frame, args []*value) *value {
		found := fieldAt(arg(args, 0), arg(args, 1))
		found.mark(asTest)
		if d := arg(args, 0).dict; d != nil && arg(args, 0).only() && !d.open && d.rest == nil {
			if keys, known := texts(arg(args, 1)); known && len(keys) == 1 {
				return constant(d.fields[keys[0]] != nil)
			}
		}
		return unknownFrom(args[0], found)
	},
	"set": func(_ *frame, args []*value) *value {
		target := arg(args, 0)
		if len(target.nodes) > 0 {
			arg(args, 2).whole(0)
		}
		if keys, known := texts(arg(args, 1)); target.dict != nil && known {
			for _, key := range keys {
				target.dict.set(key, arg(args, 2))
			}
		} else if target.dict != nil {
			target.dict.set("*", arg(args, 2))
			target.dict.open = true
		}
		return target
	},
	"unset":    func(_ *frame, args []*value) *value { return arg(args, 0) },
	"omit":     func(_ *frame, args []*value) *value { return arg(args, 0).omit(args[1:]) },
	"pick":     pick,
	"deepCopy": func(_ *frame, args []*value) *value { return last(args).copy() },

	"mustDeepCopy":       func(_ *frame, args []*value) *value { return last(args).copy() },
	"merge":              merge,
	"mustMerge":          merge,
	"mergeOverwrite":     merge,
	"mustMergeOverwrite": merge,
}

func texts(v *value) ([]string, bool) {
	if !v.pure() {
		return nil, false
	}
	result := []string{}
	for _, c := range v.consts {
		if text, isText := c.(string); isText {
			result = append(result, text)
		} else {
			return nil, false
		}
	}
	return result, true
}

// fieldAt is what stands at a key, or at any key if that is not known.
func fieldAt(v, key *value) *value {
	if keys, known := texts(key); known {
		parts := []*value{}
		for _, k := range keys {
			parts = append(parts, v.field(k))
		}
		return union(parts...)
	}
	key.mark(asText)
	v.mark(asItems)
	_, item := entries(v)
	return union(item, constant(nil))
}

// only tells whether a value is a map that templates made, and nothing else.
func (v *value) only() bool {
	return v.dict != nil && len(v.nodes) == 0 && len(v.within) == 0 && !v.open && len(v.consts) == 0
}

func (v *value) withoutNull() *value {
	result := *v
	result.consts = nil
	for _, c := range v.consts {
		if c != nil {
			result.consts = append(result.consts, c)
		}
	}
	return &result
}

func (v *value) copy() *value {
	result := *v
	if v.dict != nil {
		result.dict = v.dict.copy()
	}
	return &result
}
