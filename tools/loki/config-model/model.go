package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"reflect"
	"runtime/debug"
	"strings"
	"time"
)

// Model is what a program reads. A type expression is the kind of a scalar, "@name" of a struct, "[]" or "{}" before
// the type of what a list or a map holds, or "words:name" of a closed set of words.
type Model struct {
	Program string                       `json:"program"`
	Version string                       `json:"version"`
	Root    string                       `json:"root"`
	Types   map[string]map[string]string `json:"types"`
	Words   map[string][]string          `json:"words"`

	// Unions tell the type of a map by a name: that of a component, or what stands at its key "type".
	Unions map[string]map[string]string `json:"unions,omitempty"`

	Defaults any `json:"defaults"`
}

// Dialect says how a program's decoder sees Go types.
type Dialect struct {
	// Field tells the key of a field, and whether the keys of its struct or map stand beside its own.
	Field func(reflect.StructField) (key string, inline bool, read bool)

	// Custom knows the types that read themselves: their kind, or the type whose fields they read.
	Custom func(reflect.Type) (kind string, as reflect.Type)

	// Scalar names the kind of what has no own way to be read.
	Scalar func(reflect.Type) string
}

type walker struct {
	Dialect
	model *Model
	names map[reflect.Type]string
}

func newModel(program, module string, dialect Dialect) *walker {
	model := &Model{
		Program: program,
		Version: versionOf(module),
		Types:   map[string]map[string]string{},
		Words:   map[string][]string{},
	}
	return &walker{dialect, model, map[reflect.Type]string{}}
}

// expression describes a type, and the structs below it when they are met first.
func (w *walker) expression(t reflect.Type) string {
	kind, as := w.Custom(t)
	if kind != "" {
		return kind
	}
	if as != nil && as != t {
		return w.expression(as)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.expression(t.Elem())
	case reflect.Slice, reflect.Array:
		return "[]" + w.expression(t.Elem())
	case reflect.Map:
		return "{}" + w.expression(t.Elem())
	case reflect.Struct:
		return "@" + w.structure(t)
	}
	return w.Scalar(t)
}

func (w *walker) structure(t reflect.Type) string {
	if name, known := w.names[t]; known {
		return name
	}
	name := w.nameOf(t)
	w.names[t] = name
	keys := map[string]string{}
	w.model.Types[name] = keys
	w.fields(t, keys)
	return name
}

// fields adds the keys of a struct; "*" is what any other key may hold.
func (w *walker) fields(t reflect.Type, keys map[string]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		key, inline, read := w.Field(field)
		switch {
		case !read:
		case !inline:
			keys[key] = w.expression(field.Type)
		default:
			below := field.Type
			if below.Kind() == reflect.Pointer {
				below = below.Elem()
			}
			if below.Kind() == reflect.Map {
				keys["*"] = w.expression(below.Elem())
			} else {
				w.fields(below, keys)
			}
		}
	}
}

// nameOf is the last part of the package and the name; a second type of that name gets a number.
func (w *walker) nameOf(t reflect.Type) string {
	name := path.Base(t.PkgPath()) + "." + t.Name()
	if t.Name() == "" {
		name = "struct"
	}
	name = strings.NewReplacer("[", "(", "]", ")", "/", ".").Replace(name)
	for number := 1; ; number++ {
		candidate := name
		if number > 1 {
			candidate = fmt.Sprint(name, number)
		}
		if _, taken := w.model.Types[candidate]; !taken {
			return candidate
		}
	}
}

// words notes a closed set of words, each of which the type itself must accept; some types accept any case.
func (w *walker) words(name string, accepts func(string) error, words ...string) string {
	anyCase := true
	for _, word := range words {
		if err := accepts(word); err != nil {
			panic(fmt.Sprintf("%s refuses %q: %v", name, word, err))
		}
		anyCase = anyCase && accepts(strings.ToUpper(word)) == nil && accepts(strings.ToLower(word)) == nil
	}
	w.model.Words[name] = words
	if anyCase {
		return "anycase:" + name
	}
	return "words:" + name
}

// ofTheMachine are the keys whose defaults are what the machine has.
var ofTheMachine = map[string]bool{"instance_interface_names": true, "interface_names": true}

// defaults turns a configuration into a tree of what is set in it; what is zero is left out.
func (w *walker) defaults(v reflect.Value, text func(reflect.Value) (any, bool)) any {
	if !v.IsValid() {
		return nil
	}
	if value, known := text(v); known {
		return value
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return w.defaults(v.Elem(), text)
	case reflect.Struct:
		tree := map[string]any{}
		w.fieldDefaults(v, tree, text)
		return some(tree)
	case reflect.Map:
		tree := map[string]any{}
		for _, key := range v.MapKeys() {
			set(tree, key.String(), w.defaults(v.MapIndex(key), text))
		}
		return some(tree)
	case reflect.Slice, reflect.Array:
		list := []any{}
		for i := range v.Len() {
			list = append(list, w.defaults(v.Index(i), text))
		}
		if len(list) == 0 {
			return nil
		}
		return list
	}
	if v.IsZero() || v.Kind() == reflect.Func {
		return nil
	}
	return v.Interface()
}

func (w *walker) fieldDefaults(v reflect.Value, tree map[string]any, text func(reflect.Value) (any, bool)) {
	for i := range v.NumField() {
		key, inline, read := w.Field(v.Type().Field(i))
		switch {
		case !read:
		case ofTheMachine[key]:
		case !inline:
			set(tree, key, w.defaults(v.Field(i), text))
		case v.Field(i).Kind() == reflect.Struct:
			w.fieldDefaults(v.Field(i), tree, text)
		}
	}
}

func set(tree map[string]any, key string, value any) {
	if value != nil {
		tree[key] = value
	}
}

func some(tree map[string]any) any {
	if len(tree) == 0 {
		return nil
	}
	return tree
}

// write prints one key a line, in the order of their names.
func (w *walker) write(out io.Writer) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(w.model); err != nil {
		return err
	}
	_, err := out.Write(text.Bytes())
	return err
}

// versionOf is the version that a module is built in with.
func versionOf(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			return strings.TrimPrefix(dependency.Version, "v")
		}
	}
	panic("not built with " + module)
}

// plainDuration leaves out the zeros that Go prints: 1h0m0s is 1h.
func plainDuration(duration time.Duration) string {
	text := duration.String()
	text, _ = strings.CutSuffix(text, "m0s")
	if len(text) < len(duration.String()) {
		text += "m"
	}
	hours, whole := strings.CutSuffix(text, "h0m")
	if whole {
		return hours + "h"
	}
	return text
}
