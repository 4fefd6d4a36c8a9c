package main

var logicFunctions = map[string]function{
	"and": func(_ *frame, args []*value) *value { return either(args, false) },
	"or":  func(_ *frame, args []*value) *value { return either(args, true) },
	"not": func(_ *frame, args []*value) *value {
		asked(args)
		if yes, known := last(args).truth(); known {
			return &value{consts: []any{!yes}, from: last(args).origins()}
		}
		return unknownFrom(args...)
	},
	"empty": func(_ *frame, args []*value) *value {
		asked(args)
		if yes, known := last(args).truth(); known {
			return &value{consts: []any{!yes}, from: last(args).origins()}
		}
		return unknownFrom(args...)
	},
	"eq":       func(_ *frame, args []*value) *value { return compare(args, true) },
	"ne":       func(_ *frame, args []*value) *value { return compare(args, false) },
	"default":  func(_ *frame, args []*value) *value { return firstOf([]*value{arg(args, 1), arg(args, 0)}) },
	"coalesce": func(_ *frame, args []*value) *value { return firstOf(args) },
	"ternary": func(_ *frame, args []*value) *value {
		last(args).mark(asTest)
		yes, known := last(args).truth()
		switch {
		case known && yes:
			return arg(args, 0)
		case known:
			return arg(args, 1)
		}
		result := union(arg(args, 0), arg(args, 1))
		result.from = joinNodes(result.from, last(args).origins())
		return result
	},
	"kindIs": kind,
	"typeIs": kind,
	"kindOf": func(_ *frame, args []*value) *value {
		last(args).mark(asKind)
		return unknownFrom(args...)
	},
	"typeOf": func(_ *frame, args []*value) *value {
		last(args).mark(asKind)
		return unknownFrom(args...)
	},
}

func asked(args []*value) {
	for _, a := range args {
		a.mark(asTest)
	}
}

// either is "or" if one that is true decides, and else "and".
func either(args []*value, decides bool) *value {
	asked(args)
	left := []*value{}
	for _, a := range args {
		yes, known := a.truth()
		if known && yes == decides {
			return &value{consts: a.consts, dict: a.dict, from: unknownFrom(args...).from}
		}
		if !known {
			left = append(left, a)
		}
	}
	if len(left) == 0 {
		return &value{consts: last(args).consts, dict: last(args).dict, from: unknownFrom(args...).from}
	}
	return union(append(left, constant(!decides))...)
}

// firstOf is the first that is not empty, as far as that is known.
func firstOf(args []*value) *value {
	left := []*value{}
	for i, a := range args {
		a.mark(asTest)
		yes, known := a.truth()
		if known && !yes && i < len(args)-1 {
			continue
		}
		if i < len(args)-1 {
			left = append(left, a.some())
		} else {
			left = append(left, a)
		}
		if known && yes {
			break
		}
	}
	return union(left...)
}

// kind: whether a value is null, or of the one kind that it may be, says nothing of other kinds.
func kind(_ *frame, args []*value) *value {
	if wanted := arg(args, 0); wanted.pure() && same(wanted.consts[0], "invalid") {
		last(args).mark(asTest)
	} else if wanted.pure() {
		for _, n := range last(args).nodes {
			n.kinds[kindWord(wanted.consts[0])] = true
			n.tree.note(n)
		}
	} else {
		last(args).mark(asKind)
	}
	if result := evaluate("kindIs", args); result != nil {
		return result
	}
	return unknownFrom(args...)
}

// kindWord is our word for a kind of Go.
func kindWord(kind any) string {
	switch kind {
	case "bool":
		return "boolean"
	case "slice", "[]interface {}":
		return "list"
	case "map", "map[string]interface {}":
		return "map"
	case "string":
		return "string"
	}
	return "number"
}
