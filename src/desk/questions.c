/* SPDX-License-Identifier: MIT */
#include "desk/questions.h"

#include "base/fs.h"
#include "base/mo.h"
#include "base/paths.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TRIES 50 /* at another's lock, a few milliseconds apart */

/* ---- lines ---- */

static bool take_time(struct str text, int64_t *time)
{
	struct buf copy = {0};
	struct tm when = {0};
	const char *end;

	buf_str(&copy, text);
	buf_byte(&copy, '\0');
	end = strptime(copy.ptr, "%Y-%m-%dT%H:%M:%SZ", &when);
	if (end != NULL && *end == '\0')
		*time = (int64_t)timegm(&when);
	else
		end = NULL;
	buf_release(&copy);
	return end != NULL;
}

static void put_field(struct str text, char end, struct buf *out)
{
	clean_text(text, CLEAN_LINE, out);
	buf_byte(out, end);
}

static void put_line(const struct question *question, struct buf *out)
{
	const time_t time = (time_t)question->time;
	char text[64] = "";
	struct tm when;

	if (gmtime_r(&time, &when) != NULL)
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &when);
	put_field(str_of(text), '\t', out);
	put_field(question->slide, '\t', out);
	put_field(question->elapsed, '\t', out);
	put_field(question->text, '\n', out);
}

static bool take_line(struct str line, struct question *question)
{
	struct str time;

	return str_split(&line, '\t', &time) &&
	       take_time(time, &question->time) &&
	       str_split(&line, '\t', &question->slide) &&
	       str_split(&line, '\t', &question->elapsed) &&
	       str_split(&line, '\t', &question->text) && line.ptr == NULL;
}

/* ---- the file ---- */

static bool read_file(const char *path, struct buf *out, struct err *err)
{
	struct fs_info info;

	if (!fs_stat(path, &info))
		return true;
	return fs_read(path, QUESTIONS_MAX, out, err);
}

void questions_read(struct questions *questions, const char *dir, int64_t since)
{
	struct buf bytes = {0}, text = {0};
	struct question question;
	struct str rest, line;

	arena_clear(&questions->arena);
	vec_clear(&questions->question);
	if (dir != NULL)
		read_file(path_join(&questions->arena, dir, QUESTIONS_FILE),
			&bytes, NULL);
	utf8_repair(buf_view(&bytes), &text);
	rest = arena_str(&questions->arena, buf_view(&text));
	while (str_split(&rest, '\n', &line))
		if (take_line(line, &question) && question.time >= since)
			vec_push(&questions->question, question);
	buf_release(&bytes);
	buf_release(&text);
}

/* A file of its own is locked: the list is renamed over, and the folder is
 * locked by all who have the state open. */
static int lock(const char *dir, struct arena *arena, struct err *err)
{
	const struct timespec pause = {0, 5000000};
	const int fd = open(path_join(arena, dir, QUESTIONS_LOCK),
		O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

	if (fd < 0) {
		err_set(err, ERR_STATE, _("cannot open '%s': %s"), dir,
			err_system(errno));
		return -1;
	}
	for (int i = 0; i < TRIES; i++) {
		/* A file system without locks has no other writer either. */
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
			return fd;
		nanosleep(&pause, NULL);
	}
	close(fd);
	err_set(err, ERR_STATE,
		_("the question is not kept: another console is writing"));
	return -1;
}

static bool append(
	const char *path, const struct question *question, struct err *err)
{
	struct buf bytes = {0};
	bool is_kept = read_file(path, &bytes, err);

	/* A line somebody has left unfinished by hand. */
	if (bytes.len > 0 && bytes.ptr[bytes.len - 1] != '\n')
		buf_byte(&bytes, '\n');
	put_line(question, &bytes);
	if (is_kept && bytes.len > QUESTIONS_MAX)
		is_kept = err_set(err, ERR_STATE,
			_("the question is not kept: '%s' is too long"), path);
	is_kept = is_kept && fs_write(path, buf_view(&bytes), true, err);
	buf_release(&bytes);
	return is_kept;
}

bool questions_add(
	const char *dir, const struct question *question, struct err *err)
{
	struct arena arena = {0};
	bool is_kept = false;
	int fd;

	if (dir == NULL)
		return err_set(err, ERR_STATE,
			_("nothing can be kept here: the questions last until "
			  "you close the console"));
	if (!fs_make_dirs(dir, err))
		return false;
	fd = lock(dir, &arena, err);
	if (fd >= 0) {
		is_kept = append(
			path_join(&arena, dir, QUESTIONS_FILE), question, err);
		close(fd);
	}
	arena_free(&arena);
	return is_kept;
}

void questions_release(struct questions *questions)
{
	arena_free(&questions->arena);
	vec_release(&questions->question);
	*questions = (struct questions){0};
}
