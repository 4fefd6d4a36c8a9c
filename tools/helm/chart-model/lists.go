package main

var listFunctions = map[string]function{
	"list":    list,
	"tuple":   list,
	"has":     among,
	"mustHas": among,
	"append":  longer, "mustAppend": longer, "prepend": longer, "mustPrepend": longer, "concat": longer,
	"first": item, "mustFirst": item, "last": item, "mustLast": item,
	"rest": sameList("rest"), "mustRest": sameList("rest"), "initial": sameList("initial"), "uniq": sameList("uniq"),
	"mustUniq": sameList("uniq"), "reverse": sameList("reverse"), "compact": sameList("compact"),
	"sortAlpha": sameList("sortAlpha"), "without": sameList("without"), "mustWithout": sameList("without"),
	"slice": sameList("slice"),
	"keys": func(_ *frame, args []*value) *value {
		return &value{items: unknownFrom(args...), open: true, from: loops(args)}
	},
	"values": func(_ *frame, args []*value) *value {
		loops(args)
		_, found := entries(last(args))
		return &value{items: union(unknown(), found)}
	},
	"len": func(_ *frame, args []*value) *value {
		if result := evaluate("len", args); result != nil {
			return result
		}
		last(args).mark(asTest)
		return unknownFrom(args...)
	},
}

func loops(args []*value) []*node {
	for _, a := range args {
		a.mark(asItems)
	}
	return unknownFrom(args...).from
}

// list is a constant if all that it holds is.
func list(_ *frame, args []*value) *value {
	consts := []any{}
	for _, a := range args {
		if !a.pure() || len(a.consts) != 1 {
			return &value{items: union(args...)}
		}
		consts = append(consts, a.consts[0])
	}
	return constant(consts)
}

// longer is a list with what other lists hold, or with one item more.
func longer(f *frame, args []*value) *value {
	parts := []*value{}
	for _, a := range args {
		if _, found := entries(a); found != nil && isList(a) {
			parts = append(parts, found)
		} else if !isList(a) {
			parts = append(parts, a)
		}
		parts = append(parts, &value{from: a.origins()})
		a.mark(asItems)
	}
	return &value{items: union(parts...)}
}

func isList(a *value) bool {
	if a.items != nil {
		return true
	}
	for _, c := range a.consts {
		if _, yes := c.([]any); yes {
			return true
		}
	}
	return len(a.nodes) > 0
}

func item(_ *frame, args []*value) *value {
	if result := evaluate("last", args); result != nil {
		return result
	}
	last(args).mark(asItems)
	_, found := entries(last(args))
	return union(found, constant(nil))
}

// sameList holds nothing that was not in the list.
func sameList(name string) function {
	return func(_ *frame, args []*value) *value {
		if result := evaluate(name, args); result != nil {
			return result
		}
		return arg(args, 0)
	}
}
