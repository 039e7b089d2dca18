package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	oldtypes "github.com/docker/docker/api/types"
	oldcontainer "github.com/docker/docker/api/types/container"
	oldnetwork "github.com/docker/docker/api/types/network"
	oldvolume "github.com/docker/docker/api/types/volume"
	"github.com/docker/docker/pkg/sysinfo"
	"github.com/docker/docker/runconfig"
	"github.com/moby/moby/api/types/container"
)

// Legacy is a create request as engines up to 26 read it, fields of HostConfig at the top level too.
type Legacy struct {
	Config           *oldcontainer.Config
	HostConfig       *oldcontainer.HostConfig
	NetworkingConfig *oldnetwork.NetworkingConfig
}

// readCreate reads the body of POST /containers/create with the decoder of engine 26 and with the types of engine 29.
func readCreate(question Question) (any, []string, error) {
	var legacy Legacy
	decoder := runconfig.ContainerDecoder{GetSysInfo: func() *sysinfo.SysInfo { return &sysinfo.SysInfo{} }}
	config, host, networking, legacyErr := decoder.DecodeConfig(bytes.NewReader(question.Data))
	legacy = Legacy{config, host, networking}
	var current container.CreateRequest
	currentErr := decode(question.Data, &current)
	if legacyErr != nil && currentErr != nil {
		return nil, nil, legacyErr
	}
	var dangers []string
	if legacyErr == nil {
		found, err := dangersOf("26", host, networking, question.Allowed)
		if err != nil {
			return nil, nil, err
		}
		dangers = append(dangers, found...)
	}
	if currentErr == nil {
		found, err := dangersOf("29", current.HostConfig, current.NetworkingConfig, question.Allowed)
		if err != nil {
			return nil, nil, err
		}
		dangers = append(dangers, found...)
	}
	return map[string]any{"26": orError(legacy, legacyErr), "29": orError(current, currentErr)}, dangers, nil
}

// readExec reads the body of POST /containers/{id}/exec.
func readExec(question Question) (any, []string, error) {
	var exec oldtypes.ExecConfig
	if err := decode(question.Data, &exec); err != nil {
		return nil, nil, err
	}
	if exec.Privileged {
		return exec, []string{"Privileged"}, nil
	}
	return exec, nil, nil
}

// readVolume reads the body of POST /volumes/create.
func readVolume(question Question) (any, []string, error) {
	var volume oldvolume.CreateOptions
	if err := decode(question.Data, &volume); err != nil {
		return nil, nil, err
	}
	var dangers []string
	if volume.Driver != "" && volume.Driver != "local" {
		dangers = append(dangers, "Driver "+volume.Driver)
	}
	if kind := volume.DriverOpts["type"]; len(volume.DriverOpts) > 0 && kind != "tmpfs" {
		dangers = append(dangers, "DriverOpts of type "+kind)
	}
	return volume, dangers, nil
}

// readNetwork reads the body of POST /networks/create.
func readNetwork(question Question) (any, []string, error) {
	var network oldtypes.NetworkCreateRequest
	if err := decode(question.Data, &network); err != nil {
		return nil, nil, err
	}
	if network.Driver != "" && network.Driver != "bridge" && network.Driver != "null" && network.Driver != "none" {
		return network, []string{"Driver " + network.Driver}, nil
	}
	return network, nil, nil
}

// readAnything reads a value into no type, which keeps all of it.
func readAnything(question Question) (any, []string, error) {
	decoder := json.NewDecoder(bytes.NewReader(question.Data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, nil, fmt.Errorf("more than one value")
	}
	return value, nil, nil
}

// decode is as the engine reads a body: the first value, which nothing may follow (moby, daemon/server/httputils: ReadJSON).
func decode(data []byte, out any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(out); err != nil {
		return err
	}
	if decoder.More() {
		return fmt.Errorf("unexpected content after JSON")
	}
	return nil
}

func orError(value any, err error) any {
	if err != nil {
		return "error: " + strings.SplitN(err.Error(), "\n", 2)[0]
	}
	return value
}
