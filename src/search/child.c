/* SPDX-License-Identifier: MIT */
#include "search/child.h"

#include "base/fs.h"
#include "search/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define POLITENESS     10 /* nice(2): who reads comes first */
#define OPEN_MAX_GUESS 1024

/* ---- in the child ---- */

/* Nothing of the parent's: its handlers restore a terminal. */
static void reset_signals(void)
{
	/* What a terminal sends is the parent's to judge. */
	static const int ignored[] = {
		SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGPIPE};
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	for (size_t i = 0; i < ARRAY_LEN(ignored); i++)
		signal(ignored[i], SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void close_between(int from, int to)
{
	if (from > to || close_range((unsigned)from, (unsigned)to, 0) == 0)
		return;
	/* A kernel that cannot. */
	for (int i = from; i <= to && i < OPEN_MAX_GUESS; i++)
		close(i);
}

/* Keeps two descriptors, which move out of the way of the standard ones. */
static void close_all_but(int *a, int *b)
{
	const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	int low;
	int high;

	*a = fcntl(*a, F_DUPFD_CLOEXEC, 3);
	*b = fcntl(*b, F_DUPFD_CLOEXEC, 3);
	for (int i = 0; i < 3 && null >= 0; i++)
		dup2(null, i);
	low = *a < *b ? *a : *b;
	high = *a < *b ? *b : *a;
	close_between(3, low - 1);
	close_between(low + 1, high - 1);
	close_between(high + 1, (int)(~0U >> 1));
}

static bool tell(int fd, int what)
{
	const char byte = (char)what;

	return fs_write_all(fd, (struct str){&byte, 1});
}

static bool tell_percent(void *ctx, int percent)
{
	const int *fd = ctx;

	/* Nobody reads any more: nobody wants it. */
	return tell(*fd, percent < 0 ? 0 : percent > 100 ? 100 : percent);
}

static bool build_in_memory(
	const struct index_source *source, int memory, struct err *err)
{
	struct search_index *index = index_build_memory(source, err);
	const bool ok = index && db_copy(index->db, memory, err);

	index_close(index);
	return ok;
}

static void build(const struct search *search, int fd, int memory)
{
	struct index_source source = search->source;
	struct err err = {0};
	bool ok = true;

	/* What the parent has loaded may be older than the files. */
	if (source.work) {
		source.work = corpus_open(source.paths, &err);
		ok = source.work != NULL;
	}
	if (ok && search->cached && cache_has_folder(search->cached, true) &&
		index_build(&source, search->cached, tell_percent, &fd, &err)) {
		cache_trim(search->cached);
		tell(fd, CHILD_CACHED);
		return;
	}
	if (ok && build_in_memory(&source, memory, &err)) {
		tell(fd, CHILD_MEMORY);
		return;
	}
	tell(fd, CHILD_FAILED);
	fs_write_all(fd, str_of(err.message));
}

_Noreturn static void run(const struct search *search, int fd, int memory)
{
	reset_signals();
	close_all_but(&fd, &memory);
	if (nice(POLITENESS) == -1)
		errno = 0; /* then not */
	build(search, fd, memory);
	/* Neither buffers nor handlers of the parent's run twice. */
	_exit(0);
}

/* ---- in the parent ---- */

bool child_start(struct search *search)
{
	int ends[2];
	const int memory = memfd_create("koine-index", MFD_CLOEXEC);
	pid_t pid = -1;

	if (memory < 0)
		return false;
	if (pipe2(ends, O_CLOEXEC) != 0) {
		close(memory);
		return false;
	}
	if (fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
		pid = fork();
	if (pid == 0)
		run(search, ends[1], memory);
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		close(memory);
		return false;
	}
	search->child = pid;
	search->fd = ends[0];
	search->memory = memory;
	search->outcome = 0;
	search->percent = 0;
	search->tries++;
	return true;
}

static void take_byte(struct search *search, unsigned char byte)
{
	if (search->outcome == CHILD_FAILED)
		buf_byte(&search->message, (char)byte);
	else if (byte <= 100)
		search->percent = byte;
	else
		search->outcome = byte;
}

static void wait_for(struct search *search)
{
	while (waitpid(search->child, NULL, 0) < 0 && errno == EINTR)
		;
	search->child = 0;
	close(search->fd);
	search->fd = -1;
}

bool child_listen(struct search *search)
{
	unsigned char bytes[256];
	ssize_t got;

	while ((got = read(search->fd, bytes, sizeof(bytes))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return true;
		if (got < 0)
			break;
		for (ssize_t i = 0; i < got; i++)
			take_byte(search, bytes[i]);
	}
	wait_for(search);
	return false;
}

void child_stop(struct search *search)
{
	if (search->child > 0) {
		kill(search->child, SIGKILL);
		wait_for(search);
		if (search->cached)
			temporary_clear(search->cached);
	}
	if (search->memory >= 0)
		close(search->memory);
	search->memory = -1;
}
