/* SPDX-License-Identifier: MIT */
/* Looking at folders now and then, where nobody tells. */
#include "base/fs.h"
#include "desk/watch_impl.h"

#include <dirent.h>

static uint64_t stamp_of(const struct fs_info *info)
{
	const uint64_t facts[] = {info->size, (uint64_t)info->mtime.tv_sec,
		(uint64_t)info->mtime.tv_nsec};

	return map_hash((struct str){(const char *)facts, sizeof(facts)}, 0);
}

static struct watch_seen *find_seen(struct watch *watch, struct str path)
{
	struct watch_seen *seen = map_get(&watch->by_path, path);

	if (seen != NULL)
		return seen;
	seen = xcalloc(1, sizeof(*seen));
	seen->path = xstrdup(path);
	map_put(&watch->by_path, str_of(seen->path), seen);
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&watch->seen, seen);
	return seen;
}

static void tell(struct watch *watch, const struct watch_seen *seen)
{
	const struct str path = str_of(seen->path);
	size_t slash = path.len;

	while (slash > 0 && path.ptr[slash - 1] != '/')
		slash--;
	watch_add_due(watch, str_sub(path, 0, slash - 1),
		str_sub(path, slash, path.len), WATCH_SETTLED);
}

/*
 * One that looks otherwise than last time is looked at once more: told of when
 * it stands still. True if it does not yet.
 */
static bool look_at(
	struct watch *watch, struct str path, uint64_t stamp, bool is_first)
{
	struct watch_seen *seen = find_seen(watch, path);
	const bool is_new = seen->stamp != stamp;

	seen->round = watch->round;
	seen->stamp = stamp;
	if (is_first)
		return false;
	if (!is_new && seen->is_settling) {
		seen->is_settling = false;
		tell(watch, seen);
	}
	seen->is_settling = is_new;
	return is_new;
}

static bool look_in(struct watch *watch, const char *folder, bool is_first)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	bool is_moving = false;
	struct buf path = {0};
	struct fs_info info;

	if (dir == NULL)
		return false;
	while ((entry = readdir(dir)) != NULL) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", folder, entry->d_name);
		if (!fs_stat(path.ptr, &info) || !info.is_file)
			continue;
		if (look_at(watch, buf_view(&path), stamp_of(&info), is_first))
			is_moving = true;
	}
	closedir(dir);
	buf_release(&path);
	return is_moving;
}

/* What was there in some round before and is not in this one. */
static bool look_for_gone(struct watch *watch)
{
	bool is_moving = false;

	for (size_t i = 0; i < watch->seen.len; i++) {
		struct watch_seen *seen = watch->seen.ptr[i];

		if (seen->round == watch->round ||
			(seen->stamp == 0 && !seen->is_settling))
			continue;
		if (seen->stamp == 0) {
			seen->is_settling = false;
			tell(watch, seen);
			continue;
		}
		seen->stamp = 0;
		seen->is_settling = is_moving = true;
	}
	return is_moving;
}

void watch_poll_look(void *ctx)
{
	struct watch *watch = ctx;
	bool is_moving = false;

	watch->round++;
	for (size_t i = 0; i < watch->folders.len; i++)
		if (look_in(watch, watch->folders.ptr[i].path, false))
			is_moving = true;
	if (look_for_gone(watch))
		is_moving = true;
	loop_timer(watch->loop, is_moving ? WATCH_AGAIN_MS : WATCH_POLL_MS,
		watch_poll_look, watch);
}

void watch_poll_begin(struct watch *watch)
{
	for (size_t i = 0; i < watch->folders.len; i++)
		look_in(watch, watch->folders.ptr[i].path, true);
	loop_timer(watch->loop, WATCH_POLL_MS, watch_poll_look, watch);
}

void watch_poll_add(struct watch *watch, const char *folder)
{
	look_in(watch, folder, true);
}

void watch_poll_release(struct watch *watch)
{
	for (size_t i = 0; i < watch->seen.len; i++) {
		free(watch->seen.ptr[i]->path);
		free(watch->seen.ptr[i]);
	}
	vec_release(&watch->seen);
	map_release(&watch->by_path);
}
