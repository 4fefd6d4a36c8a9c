package main

// entries are what a loop over a value meets: keys or places, and what stands there. Nothing is met in what is empty.
func entries(over *value) (key, item *value) {
	var keys, items []*value
	for _, n := range over.nodes {
		keys = append(keys, unknown())
		items = append(items, &value{open: true, within: []*node{n}, from: []*node{n}})
	}
	if over.open || len(over.within) > 0 {
		keys = append(keys, unknown())
		items = append(items, &value{open: true, within: over.within, from: over.from})
	}
	if over.items != nil {
		keys = append(keys, unknown())
		items = append(items, over.items)
	}
	if d := over.dict; d != nil {
		dictKeys, dictItems := d.entries()
		keys, items = append(keys, dictKeys...), append(items, dictItems...)
	}
	for _, c := range over.consts {
		constKeys, constItems := constEntries(c)
		keys, items = append(keys, constKeys...), append(items, constItems...)
	}
	if len(items) == 0 {
		return nil, nil
	}
	return union(keys...), union(items...)
}

func (d *dict) entries() (keys, items []*value) {
	for _, key := range sortedKeys(d.fields) {
		keys = append(keys, constant(key))
		items = append(items, d.fields[key])
	}
	if d.rest != nil {
		d.rest.mark(asItems)
		if key, item := entries(d.rest); item != nil {
			keys, items = append(keys, key), append(items, item)
		}
	}
	if d.open {
		keys, items = append(keys, unknown()), append(items, unknown())
	}
	return keys, items
}

func constEntries(c any) (keys, items []*value) {
	switch c := c.(type) {
	case []any:
		for _, item := range c {
			keys, items = append(keys, unknown()), append(items, constant(item))
		}
	case int:
		keys, items = append(keys, unknown()), append(items, unknown())
	}
	return keys, items
}
