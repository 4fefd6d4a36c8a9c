package main

import (
	"fmt"
	"reflect"

	"github.com/Masterminds/sprig/v3"
)

// pureFunctions give the same for the same, and are worth knowing: names of keys are made with them.
var pureFunctions = map[string]any{
	"printf": fmt.Sprintf, "print": fmt.Sprint,
	"len": func(v any) int { return reflect.ValueOf(v).Len() },
}

func init() {
	all := sprig.TxtFuncMap()
	for _, name := range []string{
		"camelcase", "snakecase", "kebabcase", "replace", "trimSuffix", "trimPrefix", "trim", "trimAll", "nospace",
		"upper", "lower", "title", "untitle", "trunc", "toString", "splitList", "join", "contains", "hasPrefix",
		"hasSuffix", "add", "sub", "add1", "int", "int64", "float64", "last", "first", "rest", "initial", "reverse", "uniq",
		"without", "has", "append", "prepend", "concat", "kindIs", "typeIs", "empty", "regexMatch", "regexReplaceAll",
		"regexReplaceAllLiteral", "substr", "repeat", "cat", "indent", "nindent", "semverCompare", "max", "min",
	} {
		pureFunctions[name] = all[name]
	}
}

// evaluate calls a function with every choice of its constants.
func evaluate(name string, args []*value) *value {
	callee, known := pureFunctions[name]
	if !known {
		return nil
	}
	choices := [][]any{{}}
	for _, arg := range args {
		if !arg.pure() || len(choices)*len(arg.consts) > mostConsts {
			return nil
		}
		choices = product(choices, arg.consts)
	}
	result := &value{}
	for _, choice := range choices {
		c, worked := try(callee, choice)
		if !worked {
			return nil
		}
		result.consts = joinConsts(result.consts, []any{c})
	}
	for _, arg := range args {
		result.from = joinNodes(result.from, arg.from)
	}
	return result
}

func product(choices [][]any, consts []any) [][]any {
	result := [][]any{}
	for _, choice := range choices {
		for _, c := range consts {
			result = append(result, append(choice[:len(choice):len(choice)], c))
		}
	}
	return result
}

// try calls a function; one that cannot be called so, or gives what is no constant of ours, did not work.
func try(callee any, args []any) (result any, worked bool) {
	defer func() {
		if recover() != nil {
			worked = false
		}
	}()
	called := reflect.ValueOf(callee)
	in := []reflect.Value{}
	for i, arg := range args {
		v := reflect.ValueOf(arg)
		if t := parameter(called.Type(), i); !v.IsValid() {
			v = reflect.Zero(t)
		} else if v.Type() != t && v.CanConvert(t) && v.Kind() != reflect.Int {
			v = v.Convert(t)
		}
		in = append(in, v)
	}
	out := called.Call(in)
	if len(out) > 1 && !out[1].IsNil() {
		return nil, false
	}
	return plain(out[0].Interface())
}

func parameter(t reflect.Type, i int) reflect.Type {
	if t.IsVariadic() && i >= t.NumIn()-1 {
		return t.In(t.NumIn() - 1).Elem()
	}
	return t.In(i)
}

func plain(v any) (any, bool) {
	switch v := v.(type) {
	case nil, string, bool, int, float64, []any:
		return v, true
	case int64:
		return int(v), true
	case []string:
		return toAny(v), true
	}
	return nil, false
}
