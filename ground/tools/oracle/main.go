// Command oracle reads bytes as an engine of Docker reads them, with the engine's own types: the tests of the guard compare its reading
// with theirs. Each line of its input is a question in JSON, and each line of its output the answer.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// Question has the bytes to read, and what a container of the test may have.
type Question struct {
	Kind string `json:"kind"`
	Data []byte `json:"data"`
	// Allowed are the directories that may be mounted.
	Allowed []string `json:"allowed"`
}

// Answer is what an engine reads. Dangers are the fields by which a container would reach the host or another job.
type Answer struct {
	Error   string   `json:"error,omitempty"`
	Seen    any      `json:"seen,omitempty"`
	Dangers []string `json:"dangers,omitempty"`
}

var readers = map[string]func(Question) (any, []string, error){
	"create":     readCreate,
	"exec":       readExec,
	"volume":     readVolume,
	"network":    readNetwork,
	"request":    readRequest,
	"connection": readConnection,
	"value":      readAnything,
	"folds":      readFolds,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	output := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := output.Encode(answer(lines.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func answer(line []byte) Answer {
	var question Question
	if err := json.Unmarshal(line, &question); err != nil {
		return Answer{Error: "no question: " + err.Error()}
	}
	read, known := readers[question.Kind]
	if !known {
		return Answer{Error: "no such kind: " + question.Kind}
	}
	seen, dangers, err := read(question)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	return Answer{Seen: seen, Dangers: dangers}
}
