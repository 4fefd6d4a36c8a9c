package main

// textFunctions keep what their last argument is the text of.
var textFunctions = map[string]function{
	"toYaml": toText, "mustToYaml": toText, "toYamlPretty": toText, "toJson": toText, "mustToJson": toText,
	"toPrettyJson": toText, "toRawJson": toText, "mustToPrettyJson": toText, "mustToRawJson": toText,
	"toToml": toText, "mustToToml": toText,
	"fromYaml": fromText, "fromJson": fromText, "fromYamlArray": fromText, "fromJsonArray": fromText,
	"mustFromJson": fromText, "fromToml": fromText,
	"indent": sameText("indent"), "nindent": sameText("nindent"), "trim": sameText("trim"),
	"trimSuffix": sameText("trimSuffix"), "trimPrefix": sameText("trimPrefix"), "toString": sameText("toString"),
}

// toText is the text of all that its argument is; whether that is taken whole, what becomes of the text says.
func toText(_ *frame, args []*value) *value {
	v := last(args)
	if v.yaml != nil {
		v.print()
	}
	return &value{open: true, yaml: v, from: v.from}
}

// fromText is what its argument is the text of.
func fromText(_ *frame, args []*value) *value {
	v := last(args)
	v.mark(asText)
	result := union(v.yaml)
	result.from = joinNodes(result.from, v.origins())
	if v.yaml == nil {
		result.open = true
		result.within = joinNodes(v.nodes, v.within)
	}
	return result
}

func sameText(name string) function {
	return func(_ *frame, args []*value) *value {
		if result := evaluate(name, args); result != nil {
			return result
		}
		v := last(args)
		v.mark(asText)
		for _, a := range args[:max(0, len(args)-1)] {
			a.print()
		}
		if v.yaml == nil {
			v.print()
		}
		return &value{open: true, yaml: v.yaml, within: v.within, from: unknownFrom(args...).from}
	}
}

// printed are the texts that a value is printed as, if they are all known.
func printed(v *value) ([]string, bool) {
	if !v.pure() {
		return nil, false
	}
	result := evaluate("print", []*value{v})
	if result == nil {
		return nil, false
	}
	return texts(result)
}
