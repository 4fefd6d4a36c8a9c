package main

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"time"

	"gopkg.in/yaml.v2"
)

var (
	unmarshaler     = reflect.TypeFor[yaml.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// readsItself tells whether yaml.v2 leaves a type to its own method.
func readsItself(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(unmarshaler) || pointer.Implements(textUnmarshaler)
}

// yamlField reads a tag as gopkg.in/yaml.v2 does.
func yamlField(field reflect.StructField) (string, bool, bool) {
	if field.PkgPath != "" && !field.Anonymous {
		return "", false, false
	}
	tag := field.Tag.Get("yaml")
	if tag == "" && !strings.Contains(string(field.Tag), ":") {
		tag = string(field.Tag)
	}
	if tag == "-" {
		return "", false, false
	}
	parts := strings.Split(tag, ",")
	for _, flag := range parts[1:] {
		if flag == "inline" {
			return "", true, true
		}
	}
	if parts[0] == "" {
		return strings.ToLower(field.Name), false, true
	}
	return parts[0], false, true
}

// yamlScalar names kinds by what yaml.v2 accepts for them.
func yamlScalar(t reflect.Type) string {
	if t == reflect.TypeFor[time.Duration]() {
		return "duration"
	}
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "bool"
	case reflect.Int, reflect.Int64:
		return "int64"
	case reflect.Uint, reflect.Uint64:
		return "uint64"
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return t.Kind().String()
	case reflect.Float32, reflect.Float64:
		return "float"
	case reflect.Interface:
		return "any"
	case reflect.Func:
		return "none"
	}
	panic(fmt.Sprintf("no kind for %s", t))
}
