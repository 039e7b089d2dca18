package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"regexp"
	"unicode"
)

// The prefix that moby's router takes off (moby, daemon/server/server.go: versionMatcher).
var version = regexp.MustCompile(`^/v[0-9.]+(/.*)$`)

// Request is what the server of the engine sees of one request.
type Request struct {
	Method   string              `json:"method"`
	Path     string              `json:"path"`
	FullPath string              `json:"fullPath"`
	Form     map[string][]string `json:"form"`
	Upgrade  bool                `json:"upgrade"`
	Type     string              `json:"type"`
	Body     []byte              `json:"body"`
	// The connection ended before the body did. The engine begins with such a request, if it reads the body as a stream.
	Incomplete bool `json:"incomplete"`
}

// readRequest reads the first request of a connection as the engine's server does.
func readRequest(question Question) (any, []string, error) {
	request, err := nextRequest(bufio.NewReader(bytes.NewReader(question.Data)))
	return request, nil, err
}

// readConnection reads all requests of a connection.
func readConnection(question Question) (any, []string, error) {
	reader := bufio.NewReader(bytes.NewReader(question.Data))
	requests := []*Request{}
	for {
		if _, err := reader.Peek(1); err == io.EOF {
			return requests, nil, nil
		}
		request, err := nextRequest(reader)
		if err != nil {
			return nil, nil, err
		}
		if requests = append(requests, request); request.Incomplete {
			return requests, nil, nil
		}
	}
}

func nextRequest(reader *bufio.Reader) (*Request, error) {
	request, err := http.ReadRequest(reader)
	if err != nil {
		return nil, err
	}
	if err := request.ParseForm(); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(request.Body)
	incomplete := errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !incomplete {
		return nil, err
	}
	path := request.URL.Path
	if found := version.FindStringSubmatch(path); found != nil {
		path = found[1]
	}
	_, upgrade := request.Header["Upgrade"]
	return &Request{request.Method, path, request.URL.Path, request.Form, upgrade, request.Header.Get("Content-Type"), body, incomplete}, nil
}

// readFolds gives the characters that encoding/json takes for one in keys, each with those that it is equal to.
func readFolds(Question) (any, []string, error) {
	var folds [][]string
	for first := rune(0); first <= unicode.MaxRune; first++ {
		orbit := []string{string(first)}
		for next := unicode.SimpleFold(first); next != first; next = unicode.SimpleFold(next) {
			orbit = append(orbit, string(next))
		}
		if len(orbit) > 1 {
			folds = append(folds, orbit)
		}
	}
	return folds, nil, nil
}
