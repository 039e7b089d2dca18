package main

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// host has the fields of a HostConfig by which a container reaches beyond itself. It is filled from the JSON that the engine's own type
// writes, whose keys are right: what the client wrote has been read by that type before.
type host struct {
	Binds, CapAdd, DeviceCgroupRules, SecurityOpt, VolumesFrom, Links                               []string
	Mounts                                                                                          []mount
	Devices, DeviceRequests                                                                         []json.RawMessage
	MaskedPaths, ReadonlyPaths                                                                      *[]string
	Privileged, OomKillDisable                                                                      bool
	NetworkMode, PidMode, IpcMode, UTSMode, UsernsMode, CgroupnsMode, Cgroup, CgroupParent, Runtime string
	VolumeDriver                                                                                    string
	OomScoreAdj                                                                                     int
	LogConfig                                                                                       struct{ Type string }
	RestartPolicy                                                                                   struct{ Name string }
	Sysctls, Annotations                                                                            map[string]string
}

type mount struct {
	Type, Source  string
	BindOptions   *struct{ Propagation string }
	VolumeOptions *struct {
		DriverConfig *struct {
			Name    string
			Options map[string]string
		}
	}
}

var defaultCapabilities = strings.Fields(`AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP
	SETGID SETPCAP SETUID SYS_CHROOT`)

// dangersOf names each field that a container of a job must not have. It knows nothing of the guard: it is written from what the fields
// do in the engine.
func dangersOf(engine string, hostConfig, networking any, allowed []string) ([]string, error) {
	var of host
	if err := again(hostConfig, &of); err != nil {
		return nil, err
	}
	found := []string{}
	is := func(bad bool, words ...string) {
		if bad {
			found = append(found, engine+": "+strings.Join(words, " "))
		}
	}
	is(of.Privileged, "Privileged")
	for _, bind := range of.Binds {
		parts := strings.SplitN(bind, ":", 4)
		is(strings.HasPrefix(bind, "/") && len(parts) > 1 && !within(parts[0], allowed), "Binds", bind)
		is(len(parts) > 2 && strings.Contains(parts[2], "shared"), "Binds", bind)
		is(len(parts) > 2 && strings.Contains(parts[2], "slave"), "Binds", bind)
	}
	for _, mount := range of.Mounts {
		is(mount.Type == "bind" && !within(mount.Source, allowed), "Mounts", mount.Source)
		is(!slices.Contains([]string{"bind", "volume", "tmpfs", "image"}, mount.Type), "Mounts of type", mount.Type)
		is(mount.BindOptions != nil && !slices.Contains([]string{"", "private", "rprivate"}, mount.BindOptions.Propagation),
			"Mounts with propagation")
		if mount.VolumeOptions != nil && mount.VolumeOptions.DriverConfig != nil {
			driver := mount.VolumeOptions.DriverConfig
			is(driver.Name != "" && driver.Name != "local", "Mounts with driver", driver.Name)
			is(len(driver.Options) > 0 && driver.Options["type"] != "tmpfs", "Mounts with driver options")
		}
	}
	for _, capability := range of.CapAdd {
		name := strings.TrimPrefix(strings.ToUpper(capability), "CAP_")
		is(!slices.Contains(defaultCapabilities, name), "CapAdd", capability)
	}
	for _, option := range of.SecurityOpt {
		is(!strings.HasPrefix(option, "no-new-privileges"), "SecurityOpt", option)
	}
	is(len(of.Devices) > 0, "Devices")
	is(len(of.DeviceRequests) > 0, "DeviceRequests")
	is(len(of.DeviceCgroupRules) > 0, "DeviceCgroupRules")
	is(of.MaskedPaths != nil, "MaskedPaths")
	is(of.ReadonlyPaths != nil, "ReadonlyPaths")
	for name, mode := range map[string]string{"NetworkMode": of.NetworkMode, "PidMode": of.PidMode, "IpcMode": of.IpcMode,
		"UTSMode": of.UTSMode, "UsernsMode": of.UsernsMode, "CgroupnsMode": of.CgroupnsMode} {
		is(strings.EqualFold(strings.TrimSpace(mode), "host") || strings.Contains(mode, ":"), name, mode)
	}
	is(of.Cgroup != "" || of.CgroupParent != "", "Cgroup", of.Cgroup, of.CgroupParent)
	is(of.Runtime != "" && of.Runtime != "runc", "Runtime", of.Runtime)
	is(of.VolumeDriver != "" && of.VolumeDriver != "local", "VolumeDriver", of.VolumeDriver)
	is(len(of.VolumesFrom) > 0, "VolumesFrom")
	is(of.OomKillDisable || of.OomScoreAdj < 0, "OomScoreAdj")
	is(!slices.Contains([]string{"", "json-file", "local", "none", "journald"}, of.LogConfig.Type), "LogConfig", of.LogConfig.Type)
	is(of.RestartPolicy.Name == "always" || of.RestartPolicy.Name == "unless-stopped", "RestartPolicy", of.RestartPolicy.Name)
	for name := range of.Sysctls {
		is(!strings.HasPrefix(name, "net."), "Sysctls", name)
	}
	slices.Sort(found)
	return found, nil
}

// within is true of a path beneath one of the directories, once it is cleaned as the engine cleans it.
func within(source string, allowed []string) bool {
	cleaned := path.Clean(source)
	return slices.ContainsFunc(allowed, func(directory string) bool {
		return cleaned == directory || strings.HasPrefix(cleaned, directory+"/")
	})
}

func again(from, to any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, to)
}
