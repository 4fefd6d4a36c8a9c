package main

import (
	"fmt"
	"strings"
)

// Image is one that the values name.
type Image struct {
	Path       string `json:"path"`
	Registry   string `json:"registry,omitempty"`
	Repository string `json:"repository"`
	Tag        string `json:"tag,omitempty"`
	Digest     string `json:"digest,omitempty"`
}

// imagesIn finds maps with a repository, and texts at keys that end with "image".
func imagesIn(v any, path string) []Image {
	images := []Image{}
	switch v := v.(type) {
	case map[string]any:
		if repository, isText := v["repository"].(string); isText {
			images = append(images, Image{path, text(v["registry"]), repository, text(v["tag"]), text(v["digest"])})
		}
		for _, key := range sortedKeys(v) {
			below := join(path, key)
			if name, isText := v[key].(string); isText && strings.HasSuffix(strings.ToLower(key), "image") && name != "" {
				images = append(images, imageOf(below, name))
			} else {
				images = append(images, imagesIn(v[key], below)...)
			}
		}
	case []any:
		for i, item := range v {
			images = append(images, imagesIn(item, join(path, fmt.Sprint(i)))...)
		}
	}
	return images
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// imageOf splits "registry/repository:tag@digest"; a registry has a dot or a port, or is localhost.
func imageOf(path, name string) Image {
	name, digest, _ := strings.Cut(name, "@")
	image := Image{Path: path, Repository: name, Digest: digest}
	if at := strings.LastIndex(name, ":"); at > strings.LastIndex(name, "/") {
		image.Repository, image.Tag = name[:at], name[at+1:]
	}
	host, rest, found := strings.Cut(image.Repository, "/")
	if found && (strings.ContainsAny(host, ".:") || host == "localhost") {
		image.Registry, image.Repository = host, rest
	}
	return image
}

// programOf is the version that runs by default: the pinned tag of the chart's own image, or else appVersion.
func programOf(name, appVersion string, images []Image) string {
	for _, path := range []string{"image", name + ".image"} {
		for _, image := range images {
			if image.Path == path && image.Tag != "" {
				return strings.TrimPrefix(image.Tag, "v")
			}
		}
	}
	return appVersion
}
