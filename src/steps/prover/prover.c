/*
 * The program in Berth's test image. It uses system calls directly, without a C library.
 *
 *   prover copy SOURCE TARGET                          copies a file; TARGET "-" is standard output
 *   prover serve TOKEN PORT SECONDS [SOURCE TARGET]    sends its observations to each client on PORT, as lines of text:
 *
 *     token TOKEN       identifies the prover
 *     read ERRNO TEXT   the first line of SOURCE, at most 63 bytes of it
 *     write ERRNO       of writing that line to TARGET, which must not exist
 *     server ADDRESS    the first IPv4 DNS server in /etc/resolv.conf, or "none"
 *     answered CODE     the response code (RFC 1035, 4.1.1) of that server for the name "localhost"
 *     silent            the server did not answer within SECONDS, or there is no server
 *
 * The same lines go to standard output. It exits when all lines have been sent to a client, or after SECONDS.
 * Exit status: 0, or the errno of the failure.
 */
#include <arpa/inet.h>
#include <asm/unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/time_types.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "../system-call.h"

static long open_file(const char *path, int flags)
{
	return call(__NR_openat, AT_FDCWD, (long)path, flags, 0644, 0, 0);
}

static long milliseconds(void)
{
	struct __kernel_timespec now;
	CALL3(__NR_clock_gettime, 1 /* CLOCK_MONOTONIC */, &now, 0);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
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

static long copy(const char *source, const char *target)
{
	char buffer[4096];
	long length, from = open_file(source, O_RDONLY), to = 1;
	if (from < 0)
		return -from;
	if (!is_word(target, "-"))
		to = open_file(target, O_WRONLY | O_CREAT | O_EXCL);
	if (to < 0)
		return -to;
	while ((length = CALL3(__NR_read, from, buffer, sizeof buffer)) > 0) {
		for (long done = 0; done < length;) {
			long written = CALL3(__NR_write, to, buffer + done, length - done);
			if (written < 0)
				return -written;
			done += written;
		}
	}
	return -length;
}

#define MOST_LISTENERS 8

/* The lines so far, and how much of them each listener has received. The first listener is standard output. */
struct report {
	int length, count;
	struct {
		long socket;
		int sent;
	} listeners[1 + MOST_LISTENERS];
	char text[512];
};

static void add_text(struct report *report, const char *text)
{
	while (*text != '\0' && *text != '\n' && report->length < (int)sizeof report->text - 1) {
		char byte = *text++;
		report->text[report->length++] = byte >= ' ' && byte <= '~' ? byte : '?';
	}
}

static void add_number(struct report *report, long number)
{
	char digits[20];
	int place = sizeof digits - 1;
	digits[place] = '\0';
	do
		digits[--place] = '0' + number % 10;
	while ((number /= 10) > 0);
	add_text(report, digits + place);
}

static void end_line(struct report *report)
{
	report->text[report->length++] = '\n';
	for (int each = 0; each < report->count; each++) {
		const char *rest = report->text + report->listeners[each].sent;
		long length = report->length - report->listeners[each].sent;
		if (each == 0)
			CALL3(__NR_write, 1, rest, length);
		else
			call(__NR_sendto, report->listeners[each].socket, (long)rest, length, MSG_NOSIGNAL, 0, 0);
		report->listeners[each].sent = report->length;
	}
}

static void add_labeled_number(struct report *report, const char *label, long number)
{
	add_text(report, label);
	add_number(report, number);
}

static void use_workspace(struct report *report, const char *source, const char *target)
{
	char line[64];
	long length = 0, file = open_file(source, O_RDONLY);
	if (file >= 0 && (length = CALL3(__NR_read, file, line, sizeof line - 1)) < 0)
		file = length;
	add_labeled_number(report, "read ", file < 0 ? -file : 0);
	if (file < 0) {
		end_line(report);
		return;
	}
	line[length] = '\0';
	add_text(report, " ");
	add_text(report, line);
	end_line(report);
	file = open_file(target, O_WRONLY | O_CREAT | O_EXCL);
	if (file >= 0 && (length = CALL3(__NR_write, file, line, length)) < 0)
		file = length;
	add_labeled_number(report, "write ", file < 0 ? -file : 0);
	end_line(report);
}

/* Finds "nameserver" and white space at the start of a line (resolv.conf(5)). Returns 0 if there is none. */
static unsigned int name_server(struct report *report)
{
	static const char keyword[] = "nameserver";
	char text[4096];
	unsigned int found = 0;
	long file = open_file("/etc/resolv.conf", O_RDONLY);
	long length = file < 0 ? 0 : CALL3(__NR_read, file, text, sizeof text - 1);
	const char *at = text;
	text[length < 0 ? 0 : length] = '\0';
	while (*at != '\0' && found == 0) {
		int same = 0;
		while (same < (int)sizeof keyword - 1 && at[same] == keyword[same])
			same++;
		if (same == sizeof keyword - 1) {
			const char *word = at + same;
			int parts = 0;
			while (*word == ' ' || *word == '\t')
				word++;
			while (*word >= '0' && *word <= '9') {
				found = found << 8 | (number_in(word) & 255);
				parts++;
				while (*word >= '0' && *word <= '9')
					word++;
				if (*word == '.')
					word++;
			}
			if (parts != 4)
				found = 0;
		}
		while (*at != '\0' && *at++ != '\n')
			;
	}
	add_text(report, "server ");
	for (int shift = 24; found != 0 && shift >= 0; shift -= 8) {
		add_number(report, found >> shift & 255);
		if (shift > 0)
			add_text(report, ".");
	}
	if (found == 0)
		add_text(report, "none");
	end_line(report);
	return found;
}

static long open_socket(int type, unsigned int address, int port, long number)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = { htonl(address) } };
	long socket = CALL3(__NR_socket, AF_INET, type | SOCK_CLOEXEC, 0);
	long error = socket < 0 ? socket : CALL3(number, socket, &name, sizeof name);
	return error < 0 ? error : socket;
}

/* A query for localhost, type A, class IN, which a server answers without asking others (RFC 6761, 6.3). */
static const unsigned char query[] = {
	0xbe, 0x57, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't', 0, 0, 1, 0, 1,
};
#define ASK_EVERY 300

static long serve(const char *token, int port, long seconds, const char *source, const char *target)
{
	struct report report;
	unsigned int server;
	long listening = open_socket(SOCK_STREAM, 0, port, __NR_bind), asking = -1;
	long started = milliseconds(), asked = -ASK_EVERY;
	int is_open;
	if (listening >= 0) {
		long error = CALL3(__NR_listen, listening, MOST_LISTENERS, 0);
		if (error < 0)
			listening = error;
	}
	if (listening < 0)
		return -listening;

	report.length = 0;
	report.count = 1;
	report.listeners[0].sent = 0;
	add_text(&report, "token ");
	add_text(&report, token);
	end_line(&report);
	if (source)
		use_workspace(&report, source, target);
	server = name_server(&report);
	if (server != 0)
		asking = open_socket(SOCK_DGRAM, server, 53, __NR_connect);
	is_open = asking >= 0;
	if (!is_open) {
		add_text(&report, "silent");
		end_line(&report);
	}

	for (;;) {
		struct pollfd waiting[2] = { { .fd = listening, .events = POLLIN }, { .fd = is_open ? asking : -1, .events = POLLIN } };
		struct __kernel_timespec pause = { 0, ASK_EVERY * 1000000L };
		long elapsed = milliseconds() - started;
		unsigned char answer[512];
		if (!is_open && report.count > 1)
			return 0;
		if (elapsed >= seconds * 1000) {
			if (is_open) {
				add_text(&report, "silent");
				end_line(&report);
			}
			return 0;
		}
		if (is_open && elapsed - asked >= ASK_EVERY) {
			CALL3(__NR_write, asking, query, sizeof query);
			asked = elapsed;
		}
		call(__NR_ppoll, (long)waiting, 2, (long)&pause, 0, 0, 0);
		if (waiting[0].revents && report.count <= MOST_LISTENERS) {
			long socket = call(__NR_accept4, listening, 0, 0, SOCK_NONBLOCK, 0, 0);
			if (socket >= 0) {
				report.listeners[report.count].socket = socket;
				report.listeners[report.count++].sent = report.length;
				call(__NR_sendto, socket, (long)report.text, report.length, MSG_NOSIGNAL, 0, 0);
			}
		}
		if (waiting[1].revents && CALL3(__NR_read, asking, answer, sizeof answer) >= 12 &&
		    answer[0] == query[0] && answer[1] == query[1] && answer[2] & 0x80) {
			add_labeled_number(&report, "answered ", answer[3] & 15);
			end_line(&report);
			is_open = 0;
		}
	}
}

__attribute__((used)) static void prove(long *stack)
{
	long count = stack[0], error = EINVAL;
	char **words = (char **)(stack + 1);
	if (count == 4 && is_word(words[1], "copy"))
		error = copy(words[2], words[3]);
	else if (count == 5 && is_word(words[1], "serve"))
		error = serve(words[2], number_in(words[3]), number_in(words[4]), 0, 0);
	else if (count == 7 && is_word(words[1], "serve"))
		error = serve(words[2], number_in(words[3]), number_in(words[4]), words[5], words[6]);
	CALL3(__NR_exit_group, error, 0, 0);
}

/* The kernel leaves argc and argv on the stack (execve(2)). */
#if defined(__x86_64__)
__asm__(".globl _start\n_start: mov %rsp, %rdi\n\tand $-16, %rsp\n\tcall prove\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start: mov x0, sp\n\tbl prove\n");
#endif
