package main

// merge changes its first map, and gives it back with the keys of all.
func merge(_ *frame, args []*value) *value {
	target := arg(args, 0)
	others := args[min(1, len(args)):]
	if target.dict != nil {
		for _, other := range others {
			if target.dict.context == "" || other.dict == nil || other.dict.context == "" {
				target.dict.merge(other)
			}
		}
	}
	return union(append([]*value{target}, others...)...)
}

// omit keeps all keys but those named.
func (v *value) omit(names []*value) *value {
	result := v.copy()
	if result.dict == nil {
		return result
	}
	for _, name := range names {
		keys, known := texts(name)
		if known && len(keys) == 1 {
			delete(result.dict.fields, keys[0])
			result.dict.changed = true
		}
	}
	return result
}

// pick keeps the keys named.
func pick(_ *frame, args []*value) *value {
	d := newDict()
	for _, name := range args[min(1, len(args)):] {
		keys, known := texts(name)
		if !known {
			return arg(args, 0)
		}
		for _, key := range keys {
			d.fields[key] = joinValues(d.fields[key], arg(args, 0).field(key))
		}
	}
	return &value{dict: d}
}
