package main

import (
	"encoding"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/prometheus/common/model"
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

// yamlDefault writes what a type itself would write; what depends on the machine is no default.
func yamlDefault(v reflect.Value) (any, bool) {
	if v.IsZero() && v.Kind() != reflect.Struct {
		return nil, true
	}
	host, _ := os.Hostname()
	switch value := v.Interface().(type) {
	case time.Duration:
		return plainDuration(value), true
	case model.Duration:
		return plainDuration(time.Duration(value)), true
	case string:
		if value == host {
			return nil, true
		}
		return value, true
	case yaml.Marshaler:
		if v.Kind() == reflect.Struct && v.NumField() > 3 || v.Kind() == reflect.Pointer && v.IsNil() {
			return nil, false
		}
		text, err := value.MarshalYAML()
		if err != nil || text == "" {
			return nil, true
		}
		return text, true
	}
	return nil, false
}
