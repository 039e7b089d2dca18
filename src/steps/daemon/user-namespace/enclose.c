/*
 * The program that puts the job daemon into a user namespace of its own. It uses system calls directly, without a C
 * library, so that it runs in any image.
 *
 *   enclose check                                 makes one user namespace with all others, which ends at once
 *   enclose idmap FIRST USER GROUP INSIDE-USER INSIDE-GROUP PATH TARGET
 *                                                 mounts PATH at TARGET with its owners mapped (mount_setattr(2),
 *                                                 MOUNT_ATTR_IDMAP): what USER and GROUP of the host own belongs to
 *                                                 INSIDE-USER and INSIDE-GROUP of the namespace
 *   enclose run FIRST LEAVE LINK PROGRAM [WORD]…  runs PROGRAM as root of a user namespace, with a namespace of each other
 *                                                 kind, and forwards signals to it
 *
 * FIRST is the first of 65,536 ids of the host that the namespace's ids are. LEAVE is the cgroup.procs of a cgroup that
 * this program moves to once PROGRAM's cgroup namespace is made, or "-". Each network interface with an address moves to
 * the namespace of PROGRAM, with its addresses and routes. LINK is "-", or the first of two IPv4 addresses, which a pair
 * of interfaces gets that joins the two network namespaces: the first is here, the second is inside.
 *
 * Exit status: of PROGRAM, or 128 and the signal that ended it; otherwise 0, or the errno of the failure. `run` writes what
 * failed to standard error.
 */
#include <arpa/inet.h>
#include <asm/unistd.h>
#include <errno.h>
#include <linux/fcntl.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/mount.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sched.h>
#include <linux/veth.h>
#include <net/if.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "../../system-call.h"

#define IDS 65536
#define ALL_NAMESPACES \
	(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP)

static long length_of(const char *text)
{
	long length = 0;
	while (text[length] != '\0')
		length++;
	return length;
}

static int is_word(const char *text, const char *word)
{
	while (*word != '\0' && *text == *word)
		text++, word++;
	return *text == *word;
}

static long number_in(const char *text)
{
	long number = 0;
	while (*text >= '0' && *text <= '9')
		number = number * 10 + (*text++ - '0');
	return number;
}

/* Four numbers with dots between them, in the order of the network. */
static unsigned int address_in(const char *text)
{
	unsigned int address = 0;
	for (int part = 0; part < 4; part++) {
		address = address << 8 | (number_in(text) & 255);
		while (*text != '\0' && *text++ != '.')
			;
	}
	return htonl(address);
}

static void copy(void *target, const void *source, long length)
{
	for (long each = 0; each < length; each++)
		((char *)target)[each] = ((const char *)source)[each];
}

/* Appends to a text that has room for it. Returns the new end. */
static char *add_text(char *end, const char *text)
{
	while (*text != '\0')
		*end++ = *text++;
	*end = '\0';
	return end;
}

static char *add_number(char *end, long number)
{
	char digits[20];
	int place = sizeof digits - 1;
	digits[place] = '\0';
	do
		digits[--place] = '0' + number % 10;
	while ((number /= 10) > 0);
	return add_text(end, digits + place);
}

static long tell(const char *what, long error)
{
	char text[256];
	char *end = add_text(text, "berth: refused: ");
	end = add_text(end, what);
	end = add_text(end, ": errno ");
	end = add_number(end, error);
	end = add_text(end, ".\n");
	CALL3(__NR_write, 2, text, end - text);
	return error;
}

static long open_file(const char *path, int flags)
{
	return call(__NR_openat, AT_FDCWD, (long)path, flags | O_CLOEXEC, 0, 0, 0);
}

/* Returns 0 or the errno. */
static long write_file(const char *path, const char *text)
{
	long file = open_file(path, O_WRONLY), written;
	if (file < 0)
		return -file;
	written = CALL3(__NR_write, file, text, length_of(text));
	CALL3(__NR_close, file, 0, 0);
	return written < 0 ? -written : 0;
}

/* The path of a file of a process in /proc. */
static char *file_of(long process, const char *name, char *path)
{
	add_text(add_number(add_text(path, "/proc/"), process), name);
	return path;
}

/* A process like this one, in new namespaces: fork(2) by clone(2). */
static long clone_process(long flags)
{
	return CALL3(__NR_clone, flags | SIGCHLD, 0, 0);
}

static long wait_for(long process, int *status)
{
	return call(__NR_wait4, process, (long)status, 0, 0, 0, 0);
}

/* ---- Owners of files ---- */

static char *add_range(char *text, long disk, long mount, long length)
{
	text = add_text(add_number(text, disk), " ");
	text = add_text(add_number(text, mount), " ");
	return add_text(add_number(text, length), "\n");
}

/* A map: what ID owns on the disk is INSIDE's; what other ids of the namespace own has these ids on the disk. */
static void map_of(long id, long first, long inside, char *text)
{
	*text = '\0';
	if (id == 0) {
		/* The owner is root already, so that each id is the same inside and on the disk. */
		add_range(text, 0, first, IDS);
		return;
	}
	text = add_range(text, id, first + inside, 1);
	if (inside > 0)
		text = add_range(text, first, first, inside);
	if (inside < IDS - 1)
		add_range(text, first + inside + 1, first + inside + 1, IDS - 1 - inside);
}

/* A descriptor of a user namespace that describes the mapping of a mount. Its process ends at once. */
static long mapping(char **words)
{
	int ends[2];
	char path[64], text[256], byte;
	long first = number_in(words[0]);
	long process, error, namespace;
	if ((error = CALL3(__NR_pipe2, ends, O_CLOEXEC, 0)) < 0)
		return error;
	process = clone_process(CLONE_NEWUSER);
	if (process < 0)
		return process;
	if (process == 0) {
		CALL3(__NR_close, ends[1], 0, 0);
		CALL3(__NR_read, ends[0], &byte, 1);
		CALL3(__NR_exit_group, 0, 0, 0);
	}
	map_of(number_in(words[1]), first, number_in(words[3]), text);
	error = write_file(file_of(process, "/uid_map", path), text);
	if (error == 0) {
		map_of(number_in(words[2]), first, number_in(words[4]), text);
		error = write_file(file_of(process, "/gid_map", path), text);
	}
	namespace = error ? -error : open_file(file_of(process, "/ns/user", path), O_RDONLY);
	CALL3(__NR_close, ends[1], 0, 0);
	wait_for(process, 0);
	return namespace;
}

/* Mounts below the path stay as they are. */
static long map_owners(const char *path, const char *target, long namespace)
{
	struct mount_attr attributes = { .attr_set = MOUNT_ATTR_IDMAP, .userns_fd = namespace };
	long error;
	long tree = CALL3(__NR_open_tree, AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
	if (tree < 0)
		return -tree;
	error = call(__NR_mount_setattr, tree, (long)"", AT_EMPTY_PATH, (long)&attributes, sizeof attributes, 0);
	if (error == 0)
		error = call(__NR_move_mount, tree, (long)"", AT_FDCWD, (long)target, MOVE_MOUNT_F_EMPTY_PATH, 0);
	return -error;
}

static long idmap(char **words)
{
	long namespace = mapping(words);
	return namespace < 0 ? -namespace : map_owners(words[5], words[6], namespace);
}

/* ---- Network ---- */

struct request {
	struct nlmsghdr header;
	union {
		struct ifinfomsg link;
		struct ifaddrmsg address;
		struct rtmsg route;
		struct rtgenmsg family;
	} body;
	char attributes[256];
};

static void begin(struct request *request, int type, int flags, long length)
{
	for (unsigned long each = 0; each < sizeof *request; each++)
		((char *)request)[each] = 0;
	request->header.nlmsg_type = type;
	request->header.nlmsg_flags = NLM_F_REQUEST | flags;
	request->header.nlmsg_len = NLMSG_LENGTH(length);
}

/* Returns the place of the attribute, whose length grows if others are added to it. */
static struct rtattr *add_attribute(struct request *request, int type, const void *value, long length)
{
	struct rtattr *attribute = (struct rtattr *)((char *)request + NLMSG_ALIGN(request->header.nlmsg_len));
	attribute->rta_type = type;
	attribute->rta_len = RTA_LENGTH(length);
	copy(RTA_DATA(attribute), value, length);
	request->header.nlmsg_len = (char *)attribute + RTA_ALIGN(attribute->rta_len) - (char *)request;
	return attribute;
}

static void end_nest(struct request *request, struct rtattr *attribute)
{
	attribute->rta_len = (char *)request + request->header.nlmsg_len - (char *)attribute;
}

static long open_netlink(void)
{
	return CALL3(__NR_socket, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
}

/* Sends a message and waits for its acknowledgement. Returns 0 or the errno. */
static long send_message(long socket, struct nlmsghdr *message)
{
	struct {
		struct nlmsghdr header;
		struct nlmsgerr error;
		char rest[512];
	} answer;
	long error;
	message->nlmsg_flags |= NLM_F_REQUEST | NLM_F_ACK;
	error = CALL3(__NR_write, socket, message, message->nlmsg_len);
	if (error >= 0)
		error = CALL3(__NR_read, socket, &answer, sizeof answer);
	if (error < 0)
		return -error;
	return answer.header.nlmsg_type == NLMSG_ERROR ? -answer.error.error : EPROTO;
}

/* What moves to the other network namespace: the interfaces, and their addresses and routes as messages of the kernel. */
#define MOST_LINKS 16
struct network {
	long addresses, end;
	int count;
	struct {
		int index;
		char name[IFNAMSIZ];
	} links[MOST_LINKS];
	char messages[131072] __attribute__((aligned(8)));
};

#define FOR_EACH_MESSAGE(message, network, from, to)                                       \
	for (struct nlmsghdr *message = (struct nlmsghdr *)((network)->messages + (from)); \
	     (char *)message < (network)->messages + (to);                                 \
	     message = (struct nlmsghdr *)((char *)message + NLMSG_ALIGN(message->nlmsg_len)))

/* Appends all messages of a kind: RTM_GETADDR or RTM_GETROUTE. */
static long save_messages(struct network *network, long socket, int type)
{
	struct request request;
	long error;
	begin(&request, type, NLM_F_DUMP, sizeof request.body.route);
	error = CALL3(__NR_write, socket, &request, request.header.nlmsg_len);
	while (error >= 0) {
		struct nlmsghdr *message = (struct nlmsghdr *)(network->messages + network->end);
		long room = sizeof network->messages - network->end, length;
		error = length = CALL3(__NR_read, socket, message, room);
		if (length == room)
			return ENOBUFS;
		for (; length > 0 && NLMSG_OK(message, length); message = NLMSG_NEXT(message, length)) {
			if (message->nlmsg_type == NLMSG_DONE)
				return 0;
			if (message->nlmsg_type == NLMSG_ERROR)
				return -((struct nlmsgerr *)NLMSG_DATA(message))->error;
			network->end += NLMSG_ALIGN(message->nlmsg_len);
		}
	}
	return -error;
}

/* The place of an interface in the list, or -1. */
static int link_of(const struct network *network, int index)
{
	for (int each = 0; each < network->count; each++)
		if (network->links[each].index == index)
			return each;
	return -1;
}

/* Each interface with an address moves, except the loopback interface. */
static long save_network(struct network *network, long socket)
{
	long error = 0;
	network->end = network->count = 0;
	if ((error = save_messages(network, socket, RTM_GETADDR)))
		return error;
	network->addresses = network->end;
	FOR_EACH_MESSAGE(message, network, 0, network->addresses) {
		struct ifaddrmsg *address = NLMSG_DATA(message);
		struct ifreq name = { .ifr_ifindex = address->ifa_index };
		if (address->ifa_scope == RT_SCOPE_HOST || link_of(network, address->ifa_index) >= 0)
			continue;
		if (network->count == MOST_LINKS)
			return ENOBUFS;
		if ((error = CALL3(__NR_ioctl, socket, SIOCGIFNAME, &name)) < 0)
			return -error;
		network->links[network->count].index = address->ifa_index;
		copy(network->links[network->count++].name, name.ifr_name, IFNAMSIZ);
	}
	return save_messages(network, socket, RTM_GETROUTE);
}

static long move_links(const struct network *network, long socket, long process)
{
	unsigned int target = process;
	long error = 0;
	for (int each = 0; each < network->count && error == 0; each++) {
		struct request request;
		begin(&request, RTM_NEWLINK, 0, sizeof request.body.link);
		request.body.link.ifi_index = network->links[each].index;
		add_attribute(&request, IFLA_NET_NS_PID, &target, sizeof target);
		error = send_message(socket, &request.header);
	}
	return error;
}

static long set_up(long socket, const char *name)
{
	struct ifreq request = { 0 };
	long error;
	add_text(request.ifr_name, name);
	error = CALL3(__NR_ioctl, socket, SIOCGIFFLAGS, &request);
	request.ifr_flags |= IFF_UP;
	return error < 0 ? -error : -CALL3(__NR_ioctl, socket, SIOCSIFFLAGS, &request);
}

/* The index of an interface, or a negative errno. */
static long index_of(long socket, const char *name)
{
	struct ifreq request = { 0 };
	long error;
	add_text(request.ifr_name, name);
	error = CALL3(__NR_ioctl, socket, SIOCGIFINDEX, &request);
	return error < 0 ? error : request.ifr_ifindex;
}

static long restore_address(const struct network *network, long socket, struct nlmsghdr *message)
{
	struct ifaddrmsg *address = NLMSG_DATA(message);
	int link = link_of(network, address->ifa_index);
	long length = IFA_PAYLOAD(message), index;
	/* The kernel itself makes the IPv6 addresses of scope link. */
	if (link < 0 || (address->ifa_family == AF_INET6 && address->ifa_scope == RT_SCOPE_LINK))
		return 0;
	index = index_of(socket, network->links[link].name);
	if (index < 0)
		return -index;
	address->ifa_index = index;
	/* The address was in use before, so the network need not be asked if another has it (RFC 4862, 5.4). */
	if (address->ifa_family == AF_INET6)
		for (struct rtattr *each = IFA_RTA(address); RTA_OK(each, length); each = RTA_NEXT(each, length))
			if (each->rta_type == IFA_FLAGS)
				*(unsigned int *)RTA_DATA(each) |= IFA_F_NODAD;
	message->nlmsg_flags = NLM_F_CREATE | NLM_F_REPLACE;
	return send_message(socket, message);
}

static struct rtattr *attribute_of(struct nlmsghdr *message, int type)
{
	long length = RTM_PAYLOAD(message);
	for (struct rtattr *each = RTM_RTA(NLMSG_DATA(message)); RTA_OK(each, length); each = RTA_NEXT(each, length))
		if (each->rta_type == type)
			return each;
	return 0;
}

static long restore_route(const struct network *network, long socket, struct nlmsghdr *message)
{
	struct rtmsg *route = NLMSG_DATA(message);
	struct rtattr *interface = attribute_of(message, RTA_OIF);
	int link = interface ? link_of(network, *(int *)RTA_DATA(interface)) : -1;
	long error;
	/* With the addresses, the kernel itself makes those that it calls its own. */
	if (link < 0 || route->rtm_protocol == RTPROT_KERNEL || route->rtm_type != RTN_UNICAST)
		return 0;
	error = index_of(socket, network->links[link].name);
	if (error < 0)
		return -error;
	*(int *)RTA_DATA(interface) = error;
	route->rtm_flags &= RTNH_F_ONLINK;
	message->nlmsg_flags = NLM_F_CREATE;
	error = send_message(socket, message);
	return error == EEXIST ? 0 : error;
}

static long restore_network(const struct network *network, long socket)
{
	long error;
	for (int each = 0; each < network->count; each++)
		if ((error = set_up(socket, network->links[each].name)))
			return error;
	FOR_EACH_MESSAGE(message, network, 0, network->addresses)
		if ((error = restore_address(network, socket, message)))
			return error;
	/* A gateway must be in reach by a route without one. */
	for (int with_gateway = 0; with_gateway < 2; with_gateway++)
		FOR_EACH_MESSAGE(message, network, network->addresses, network->end)
			if ((attribute_of(message, RTA_GATEWAY) != 0) == with_gateway &&
			    (error = restore_route(network, socket, message)))
				return error;
	return 0;
}

static const char link_here[] = "berth0", link_inside[] = "berth1";

/* A pair of interfaces, one here and one in the network namespace of a process (veth(4)). */
static long make_link(long socket, long process)
{
	struct request request;
	struct rtattr *information, *data, *peer;
	struct ifinfomsg none = { 0 };
	unsigned int target = process;
	begin(&request, RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, sizeof request.body.link);
	add_attribute(&request, IFLA_IFNAME, link_here, sizeof link_here);
	information = add_attribute(&request, IFLA_LINKINFO, 0, 0);
	add_attribute(&request, IFLA_INFO_KIND, "veth", 4);
	data = add_attribute(&request, IFLA_INFO_DATA, 0, 0);
	peer = add_attribute(&request, VETH_INFO_PEER, &none, sizeof none);
	add_attribute(&request, IFLA_IFNAME, link_inside, sizeof link_inside);
	add_attribute(&request, IFLA_NET_NS_PID, &target, sizeof target);
	end_nest(&request, peer);
	end_nest(&request, data);
	end_nest(&request, information);
	return send_message(socket, &request.header);
}

/* Gives an interface an address in a network of four, and sets it up. */
static long address_link(long socket, const char *name, unsigned int address)
{
	struct request request;
	long error, index = index_of(socket, name);
	if (index < 0)
		return -index;
	begin(&request, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, sizeof request.body.address);
	request.body.address.ifa_family = AF_INET;
	request.body.address.ifa_prefixlen = 30;
	request.body.address.ifa_index = index;
	add_attribute(&request, IFA_LOCAL, &address, sizeof address);
	if ((error = send_message(socket, &request.header)))
		return error;
	return set_up(socket, name);
}

/* What stays here, such as the DNS server of the engine, reaches others through the namespace inside. */
static long add_default_route(long socket, unsigned int gateway)
{
	struct request request;
	begin(&request, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, sizeof request.body.route);
	request.body.route.rtm_family = AF_INET;
	request.body.route.rtm_table = RT_TABLE_MAIN;
	request.body.route.rtm_protocol = RTPROT_STATIC;
	request.body.route.rtm_type = RTN_UNICAST;
	add_attribute(&request, RTA_GATEWAY, &gateway, sizeof gateway);
	return send_message(socket, &request.header);
}

/* ---- Processes ---- */

static long write_maps(long process, long first)
{
	char path[64], text[64];
	long error;
	add_number(add_text(add_number(add_text(text, "0 "), first), " "), IDS);
	error = write_file(file_of(process, "/uid_map", path), text);
	return error ? error : write_file(file_of(process, "/gid_map", path), text);
}

/* Becomes root of the new namespace before execve(2), which would end all capabilities of a user without a mapping. */
static long become_root(void)
{
	long error = CALL3(__NR_setgroups, 0, 0, 0);
	if (error == 0)
		error = CALL3(__NR_setresgid, 0, 0, 0);
	if (error == 0)
		error = CALL3(__NR_setresuid, 0, 0, 0);
	return -error;
}

/* The process inside. */
static long inside(const struct network *network, long waiting, unsigned int link, char **program, char **environment, unsigned long *signals)
{
	char ready;
	long error, socket;
	/* The other end closes without a byte if the maps cannot be written. */
	if (CALL3(__NR_read, waiting, &ready, 1) != 1)
		return EPIPE;
	if ((error = become_root()))
		return tell("The kernel does not let a process become root of the user namespace", error);
	socket = open_netlink();
	if (socket < 0)
		return tell("The kernel opens no netlink socket", -socket);
	if ((error = set_up(socket, "lo")) || (error = restore_network(network, socket)) ||
	    (link && (error = address_link(socket, link_inside, link + htonl(1)))))
		return tell("The network interfaces cannot be set up in the user namespace", error);
	call(__NR_rt_sigprocmask, SIG_SETMASK, (long)signals, 0, sizeof *signals, 0, 0);
	error = CALL3(__NR_execve, program[0], program, environment);
	return tell("The shell cannot be executed", -error);
}

/* Forwards signals and reaps processes until the process inside ends. Returns the exit status. */
static long guard(long process)
{
	for (;;) {
		unsigned long all = ~0UL;
		siginfo_t signal;
		long number = call(__NR_rt_sigtimedwait, (long)&all, (long)&signal, 0, sizeof all, 0, 0);
		int status;
		long ended;
		if (number > 0 && number != SIGCHLD)
			CALL3(__NR_kill, process, number, 0);
		if (number != SIGCHLD)
			continue;
		while ((ended = call(__NR_wait4, -1, (long)&status, WNOHANG, 0, 0, 0)) > 0)
			if (ended == process)
				return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	}
}

static long run(char **words, char **environment)
{
	long first = number_in(words[0]), process, error, socket = open_netlink();
	const char *leave = words[1];
	unsigned int link = is_word(words[2], "-") ? 0 : address_in(words[2]);
	unsigned long all = ~0UL, signals;
	struct network network;
	int ends[2];
	if (socket < 0)
		return tell("The kernel opens no netlink socket", -socket);
	if ((error = save_network(&network, socket)))
		return tell("The addresses and routes cannot be read", error);
	if ((error = CALL3(__NR_pipe2, ends, O_CLOEXEC, 0)) < 0)
		return tell("The kernel makes no pipe", -error);
	call(__NR_rt_sigprocmask, SIG_BLOCK, (long)&all, (long)&signals, sizeof all, 0, 0);
	process = clone_process(ALL_NAMESPACES);
	if (process == 0) {
		CALL3(__NR_close, ends[1], 0, 0);
		error = inside(&network, ends[0], link, words + 3, environment, &signals);
		CALL3(__NR_exit_group, error, 0, 0);
	}
	if (process < 0)
		return tell("The kernel makes no user namespace", -process);
	CALL3(__NR_close, ends[0], 0, 0);
	if (!is_word(leave, "-") && (error = write_file(leave, "0")))
		return tell("The process cannot leave its cgroup", error);
	if ((error = write_maps(process, first)))
		return tell("The kernel refuses the map of ids", error);
	if ((error = move_links(&network, socket, process)))
		return tell("The network interfaces cannot move to the user namespace", error);
	if (link && ((error = make_link(socket, process)) || (error = address_link(socket, link_here, link)) ||
		     (error = add_default_route(socket, link + htonl(1)))))
		return tell("The kernel makes no pair of network interfaces", error);
	CALL3(__NR_write, ends[1], "", 1);
	return guard(process);
}

static long check(void)
{
	long process = clone_process(ALL_NAMESPACES);
	if (process == 0)
		CALL3(__NR_exit_group, 0, 0, 0);
	if (process < 0)
		return -process;
	wait_for(process, 0);
	return 0;
}

__attribute__((used)) static void enclose(long *stack)
{
	long count = stack[0], error = EINVAL;
	char **words = (char **)(stack + 1);
	if (count == 2 && is_word(words[1], "check"))
		error = check();
	else if (count == 9 && is_word(words[1], "idmap"))
		error = idmap(words + 2);
	else if (count >= 6 && is_word(words[1], "run"))
		error = run(words + 2, words + count + 1);
	CALL3(__NR_exit_group, error, 0, 0);
}

/* The kernel leaves argc, argv and the environment on the stack (execve(2)). */
#if defined(__x86_64__)
__asm__(".globl _start\n_start: mov %rsp, %rdi\n\tand $-16, %rsp\n\tcall enclose\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start: mov x0, sp\n\tbl enclose\n");
#endif
