/* SPDX-License-Identifier: MIT */
#include "desk/watch_impl.h"

#include <string.h>
#include <unistd.h>

static void on_due(void *ctx);

/* ---- what is due ---- */

static int64_t max64(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void set_timer(struct watch *watch)
{
	const int64_t now = loop_now_ms();
	int64_t first = INT64_MAX;

	for (size_t i = 0; i < watch->due.len; i++)
		if (watch->due.ptr[i].due_ms < first)
			first = watch->due.ptr[i].due_ms;
	if (watch->is_lost)
		first = now;
	if (watch->is_resting && first > now + WATCH_REST_MS)
		first = now + WATCH_REST_MS;
	if (first == INT64_MAX) {
		loop_timer(watch->loop, -1, on_due, watch);
		return;
	}
	first = max64(first, watch->told_ms + WATCH_GAP_MS);
	loop_timer(watch->loop, (int)max64(first - now, 0), on_due, watch);
}

static struct watch_due *find_due(struct watch *watch, const char *path)
{
	for (size_t i = 0; i < watch->due.len; i++)
		if (strcmp(watch->due.ptr[i].path, path) == 0)
			return &watch->due.ptr[i];
	return NULL;
}

void watch_add_due(struct watch *watch, struct str folder, struct str name,
	enum watch_why why)
{
	static const int delays[] = {
#define X(why, ms) [WATCH_##why] = (ms),
		WATCH_LIST(X)
#undef X
	};
	const int64_t due_ms = loop_now_ms() + delays[why];
	struct buf path = {0};
	struct watch_due *found;

	buf_printf(&path, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
	found = find_due(watch, path.ptr);
	if (found == NULL) {
		const struct watch_due due = {buf_detach(&path), why, due_ms};

		vec_push(&watch->due, due);
	} else if (why == WATCH_GONE || found->why > WATCH_CLOSED) {
		found->why = why;
		found->due_ms = due_ms;
	}
	buf_release(&path);
	set_timer(watch);
}

/* The callback may lead to new ones: each is taken out before it is told of. */
static void tell(struct watch *watch, int64_t until_ms)
{
	bool is_taken = watch->is_lost;

	for (size_t i = 0; i < watch->due.len;) {
		const struct watch_due due = watch->due.ptr[i];

		if (due.due_ms > until_ms) {
			i++;
			continue;
		}
		watch->due.ptr[i] = watch->due.ptr[--watch->due.len];
		if (watch->fn(watch->ctx, str_of(due.path)))
			is_taken = true;
		free(due.path);
	}
	if (watch->is_lost) {
		watch->is_lost = false;
		watch->fn(watch->ctx, STR(""));
	}
	if (is_taken)
		watch->told_ms = loop_now_ms();
}

static void on_event(void *ctx, int fd, unsigned events)
{
	struct watch *watch = ctx;

	(void)events;
	watch_inotify_read(watch);
	loop_unwatch(watch->loop, fd);
	watch->is_resting = true;
	set_timer(watch);
}

static void on_due(void *ctx)
{
	struct watch *watch = ctx;

	if (watch->is_resting) {
		watch_inotify_read(watch);
		loop_watch(watch->loop, watch->fd, on_event, watch);
		watch->is_resting = false;
	}
	tell(watch, loop_now_ms());
	set_timer(watch);
}

void watch_flush(struct watch *watch)
{
	if (watch->fd >= 0)
		watch_inotify_read(watch);
	/* What looks the same twice is finished. */
	for (int i = 0; i < 2 && watch->fd < 0; i++)
		watch_poll_look(watch);
	tell(watch, INT64_MAX);
	set_timer(watch);
}

/* ---- folders ---- */

static void stop_inotify(struct watch *watch)
{
	loop_unwatch(watch->loop, watch->fd);
	close(watch->fd);
	watch->fd = -1;
	watch->is_resting = false;
	watch_poll_begin(watch);
}

void watch_folder(struct watch *watch, const char *path)
{
	struct watch_folder folder = {NULL, -1};

	for (size_t i = 0; i < watch->folders.len; i++)
		if (strcmp(watch->folders.ptr[i].path, path) == 0)
			return;
	folder.path = xstrdup(str_of(path));
	if (watch->fd >= 0 && !watch_inotify_add(watch, &folder)) {
		vec_push(&watch->folders, folder);
		stop_inotify(watch);
		return;
	}
	vec_push(&watch->folders, folder);
	if (watch->fd < 0)
		watch_poll_add(watch, path);
}

bool watch_is_polling(const struct watch *watch)
{
	return watch->fd < 0;
}

struct watch *watch_new(
	struct loop *loop, bool is_polling, watch_fn *fn, void *ctx)
{
	struct watch *watch = xcalloc(1, sizeof(*watch));

	watch->loop = loop;
	watch->fn = fn;
	watch->ctx = ctx;
	watch->fd = -1;
	if (!is_polling && watch_inotify_open(watch))
		loop_watch(loop, watch->fd, on_event, watch);
	else
		watch_poll_begin(watch);
	return watch;
}

void watch_free(struct watch *watch)
{
	if (watch == NULL)
		return;
	loop_timer(watch->loop, -1, on_due, watch);
	loop_timer(watch->loop, -1, watch_poll_look, watch);
	if (watch->fd >= 0) {
		loop_unwatch(watch->loop, watch->fd);
		close(watch->fd);
	}
	for (size_t i = 0; i < watch->folders.len; i++)
		free(watch->folders.ptr[i].path);
	for (size_t i = 0; i < watch->due.len; i++)
		free(watch->due.ptr[i].path);
	vec_release(&watch->folders);
	vec_release(&watch->due);
	watch_poll_release(watch);
	free(watch);
}
