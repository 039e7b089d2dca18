// Command attacker plays the steps of an attacker that a shell cannot play, on Linux on x86-64. It prints `reached` if the
// kernel allowed the step, and the kernel's answer if it refused. Each call has arguments that change nothing: the kernel
// checks the permission first, and refuses them next. `__tests__/walls/attacks.ts` lists the steps.
package main

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

// System calls that the package syscall does not name (arch/x86/entry/syscalls/syscall_64.tbl).
const (
	sysKexecLoad       = 246
	sysKeyctl          = 250
	sysPerfEventOpen   = 298
	sysFanotifyInit    = 300
	sysFanotifyMark    = 301
	sysNameToHandleAt  = 303
	sysOpenByHandleAt  = 304
	sysBpf             = 321
	sysUserfaultfd     = 323
	sysIoUringSetup    = 425
	sysQuotactlFd      = 443
	atFdcwd            = -100
	userKeyring        = -4
	keyringID          = 0
	ptraceSeize        = 0x4206
	ethernetOfAnyKind  = 0x0300
	longestHandle      = 128
	fanMarkFilesystem  = 0x100
	fanMarkAdd         = 1
	fanOpen            = 0x20
	bpfProgGetNextID   = 11
	adjustTick         = 0x4000
	quotaGet           = 0x800007 << 8
	noSuchKexecFlag    = 0x8000
	readAllOfKernelLog = 3
)

var steps = map[string]func(words []string) error{
	"load-module": func([]string) error {
		return allowed(call(syscall.SYS_INIT_MODULE, text(""), 0, text("")), syscall.ENOEXEC)
	},
	"remove-module": func([]string) error {
		return allowed(call(syscall.SYS_DELETE_MODULE, text("berth_no_such_module"), syscall.O_NONBLOCK), syscall.ENOENT)
	},
	"kexec":         func([]string) error { return allowed(call(sysKexecLoad, 0, 0, 0, noSuchKexecFlag), syscall.EINVAL) },
	"set-clock":     setClock,
	"ports":         func([]string) error { return call(syscall.SYS_IOPL, 3) },
	"kernel-log":    kernelLog,
	"bpf":           listPrograms,
	"remove-filter": removeFilter,
	"perf":          perf,
	"userfaultfd":   func([]string) error { return call(sysUserfaultfd, syscall.O_CLOEXEC) },
	"io-uring":      func([]string) error { return call(sysIoUringSetup, 1, buffer(120)) },
	"quota":         quota,
	"fanotify":      fanotify,
	"handle":        printHandle,
	"open-handle":   openHandle,
	"keyring":       keyring,
	"packets":       packets,
	"trace":         trace,
	"engine":        engine,
}

func main() {
	if len(os.Args) < 2 || steps[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: attacker STEP [WORD…]")
		os.Exit(2)
	}
	if err := steps[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("reached")
}

// call makes a system call.
func call(number uintptr, words ...uintptr) error {
	var all [6]uintptr
	copy(all[:], words)
	_, _, errno := syscall.Syscall6(number, all[0], all[1], all[2], all[3], all[4], all[5])
	if errno == 0 {
		return nil
	}
	return errno
}

// allowed is nil if the kernel refused only the arguments: it had checked the permission before.
func allowed(err error, refusal syscall.Errno) error {
	if errors.Is(err, refusal) {
		return nil
	}
	return err
}

// kept holds what the kernel gets an address of: the collector frees none of it, and nothing here moves.
var kept [][]byte

func address(bytes []byte) uintptr {
	kept = append(kept, bytes)
	return uintptr(unsafe.Pointer(&bytes[0]))
}

func text(value string) uintptr { return address(append([]byte(value), 0)) }

func buffer(size int) uintptr { return address(make([]byte, size)) }

// setClock asks for a length of the tick that the kernel refuses (kernel/time/ntp.c, ADJ_TICK).
func setClock([]string) error {
	_, err := syscall.Adjtimex(&syscall.Timex{Modes: adjustTick, Tick: 1})
	return allowed(err, syscall.EINVAL)
}

func kernelLog([]string) error {
	_, err := syscall.Klogctl(readAllOfKernelLog, make([]byte, 16))
	return err
}

// listPrograms asks for the ID of the first BPF program of the machine.
func listPrograms([]string) error {
	return allowed(call(sysBpf, bpfProgGetNextID, buffer(120), 120), syscall.ENOENT)
}

// perf opens a counter of all processes on processor 0.
func perf([]string) error {
	attribute := make([]byte, 112)
	attribute[0] = 1 // PERF_TYPE_SOFTWARE
	attribute[4] = 112
	return call(sysPerfEventOpen, address(attribute), ^uintptr(0), 0, ^uintptr(0), 0)
}

// removeFilter detaches the filter of devices from this container's cgroup, on cgroup v2 (bpf(2), linux/bpf.h).
func removeFilter(words []string) error {
	cgroup, err := os.Open(words[0])
	if err != nil {
		return err
	}
	const query, byID, detach, ofDevices = 16, 13, 9, 6
	ids := make([]byte, 4*64)
	asked := make([]byte, 120)
	binary.NativeEndian.PutUint32(asked, uint32(cgroup.Fd()))
	binary.NativeEndian.PutUint32(asked[4:], ofDevices)
	binary.NativeEndian.PutUint64(asked[16:], uint64(address(ids)))
	binary.NativeEndian.PutUint32(asked[24:], 64)
	if err := call(sysBpf, query, address(asked), 120); err != nil {
		return err
	}
	count := binary.NativeEndian.Uint32(asked[24:])
	if count == 0 {
		return errors.New("this cgroup has no filter of devices")
	}
	wanted := make([]byte, 120)
	copy(wanted, ids[:4])
	program, _, errno := syscall.Syscall(sysBpf, byID, address(wanted), 120)
	if errno != 0 {
		return errno
	}
	given := make([]byte, 120)
	binary.NativeEndian.PutUint32(given, uint32(cgroup.Fd()))
	binary.NativeEndian.PutUint32(given[4:], uint32(program))
	binary.NativeEndian.PutUint32(given[8:], ofDevices)
	return call(sysBpf, detach, address(given), 120)
}

// quota asks for the quota of another user on the filesystem of a directory. ENOSYS, ESRCH: there is none.
func quota(words []string) error {
	directory, err := os.Open(words[0])
	if err != nil {
		return err
	}
	err = call(sysQuotactlFd, directory.Fd(), quotaGet, 12345, buffer(128))
	return allowed(allowed(err, syscall.ESRCH), syscall.ENOSYS)
}

// fanotify watches the whole filesystem of a directory. Each event would hand over a file that any process opens.
func fanotify(words []string) error {
	fd, _, errno := syscall.Syscall(sysFanotifyInit, 0, syscall.O_RDONLY, 0)
	if errno != 0 {
		return errno
	}
	nowhere := atFdcwd
	return call(sysFanotifyMark, fd, fanMarkAdd|fanMarkFilesystem, fanOpen, uintptr(nowhere), text(words[0]))
}

// printHandle prints the kernel's handle of a file, by which open-handle opens it elsewhere: a struct file_handle.
func printHandle(words []string) error {
	handle := make([]byte, 8+longestHandle)
	binary.NativeEndian.PutUint32(handle, longestHandle)
	nowhere := atFdcwd
	if err := call(sysNameToHandleAt, uintptr(nowhere), text(words[0]), address(handle), buffer(4), 0); err != nil {
		return err
	}
	fmt.Println(hex.EncodeToString(handle[:8+binary.NativeEndian.Uint32(handle)]))
	os.Exit(0)
	return nil
}

// openHandle opens a file of the machine by its handle and any mount of its filesystem ("Shocker").
func openHandle(words []string) error {
	place, value, content := words[0], words[1], words[2]
	handle, err := hex.DecodeString(value)
	if err != nil {
		return err
	}
	mount, err := os.Open(place)
	if err != nil {
		return err
	}
	fd, _, errno := syscall.Syscall(sysOpenByHandleAt, mount.Fd(), address(handle), syscall.O_RDONLY)
	if errno != 0 {
		return errno
	}
	return has(os.NewFile(fd, "handle"), content)
}

// has fails unless the file has that content.
func has(file *os.File, content string) error {
	read := make([]byte, 4096)
	count, err := file.Read(read)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(read[:count]), content) {
		return errors.New("it is another file")
	}
	return nil
}

// keyring compares the keyring of this user with that of the machine's root; with no word, it prints its number.
func keyring(words []string) error {
	keyring := userKeyring
	serial, _, errno := syscall.Syscall(sysKeyctl, keyringID, uintptr(keyring), 1)
	if errno != 0 {
		return errno
	}
	if len(words) == 0 {
		fmt.Println(serial)
		os.Exit(0)
	}
	if strconv.Itoa(int(serial)) != words[0] {
		return errors.New("it is another keyring")
	}
	return nil
}

// packets opens a raw socket at the interface that has this address on a bridge of the machine.
func packets(words []string) error {
	interfaces, err := net.Interfaces()
	if err != nil {
		return err
	}
	for _, each := range interfaces {
		if each.HardwareAddr.String() != words[0] {
			continue
		}
		fd, err := syscall.Socket(syscall.AF_PACKET, syscall.SOCK_RAW, ethernetOfAnyKind)
		if err != nil {
			return err
		}
		return syscall.Bind(fd, &syscall.SockaddrLinklayer{Protocol: ethernetOfAnyKind, Ifindex: each.Index})
	}
	return errors.New("no interface has this address")
}

// trace opens the memory of a process that is in another user namespace than the given one, or seizes the process.
func trace(words []string) error {
	err := errors.New("no process of another user namespace is visible")
	// In the /proc of another PID namespace, the numbers are those of other processes here.
	self, _ := os.Readlink("/proc/self")
	isOwn := self == strconv.Itoa(os.Getpid())
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, process := range processes {
		namespace, unreadable := os.Readlink(process + "/ns/user")
		if unreadable == nil && namespace == words[0] {
			continue
		}
		memory, refused := os.OpenFile(process+"/mem", os.O_RDWR, 0)
		if refused == nil {
			memory.Close()
			return nil
		}
		err = refused
		if pid, _ := strconv.Atoi(filepath.Base(process)); isOwn {
			err = call(syscall.SYS_PTRACE, ptraceSeize, uintptr(pid), 0, 0)
		}
		if err == nil {
			return nil
		}
	}
	return err
}

// engine asks each engine that it finds for its ID, by the sockets that are usual and those that are given.
func engine(words []string) error {
	id := words[0]
	for _, address := range words[1:] {
		network := "unix"
		if !strings.HasPrefix(address, "/") {
			network = "tcp"
		}
		client := http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{
			DialContext: func(context context.Context, _, _ string) (net.Conn, error) {
				return (&net.Dialer{Timeout: time.Second}).DialContext(context, network, address)
			},
		}}
		answer, err := client.Get("http://engine/info")
		if err != nil {
			continue
		}
		var info struct{ ID string }
		err = json.NewDecoder(answer.Body).Decode(&info)
		answer.Body.Close()
		if err == nil && info.ID == id {
			return nil
		}
	}
	return errors.New("no address is that of the machine's engine")
}
