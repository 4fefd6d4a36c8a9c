package main

// compare is "eq", or "ne": of the first value with each of the others.
func compare(args []*value, equal bool) *value {
	if len(args) < 2 {
		return unknownFrom(args...)
	}
	answers := []any{}
	known := true
	for _, other := range args[1:] {
		meet(args[0], other, equal)
		answer, sure := equals(args[0], other)
		known = known && sure
		answers = append(answers, answer)
		if sure && answer {
			return &value{consts: []any{equal}, from: unknownFrom(args...).from}
		}
	}
	if !known || len(answers) == 0 {
		return unknownFrom(args...)
	}
	return &value{consts: []any{!equal}, from: unknownFrom(args...).from}
}

// meet notes which literals a key is compared with. What it is else compared with makes it more than a word of a set.
func meet(a, b *value, equal bool) {
	note := func(v, other *value) {
		for _, n := range v.nodes {
			n.tree.note(n)
			switch {
			case !n.addLiterals(other):
				n.uses |= asText
			case equal && n.tree.compared != nil:
				n.tree.compared[n] = true
			}
		}
	}
	note(a, b)
	note(b, a)
}

func (n *node) addLiterals(v *value) bool {
	if !v.pure() {
		return false
	}
	for _, c := range v.consts {
		text, isText := c.(string)
		if !isText {
			return false
		}
		n.literals[text] = true
	}
	return true
}

func equals(a, b *value) (equal, sure bool) {
	if !a.pure() || !b.pure() {
		return false, false
	}
	common := false
	for _, c := range a.consts {
		common = common || holds(b.consts, c)
	}
	if !common {
		return false, true
	}
	return true, len(a.consts) == 1 && len(b.consts) == 1
}

// among is "has": is one of these what stands at a key?
func among(_ *frame, args []*value) *value {
	needle, list := arg(args, 0), arg(args, 1)
	if result := evaluate("has", args); result != nil {
		return result
	}
	list.mark(asItems)
	_, item := entries(list)
	if item == nil {
		return &value{consts: []any{false}}
	}
	meet(needle, item, true)
	return unknownFrom(args...)
}
