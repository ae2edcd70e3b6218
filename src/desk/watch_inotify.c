/* SPDX-License-Identifier: MIT */
/* What the system tells of folders. */
#include "desk/watch_impl.h"

#include <dirent.h>
#include <errno.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#define READ_MAX 65536 /* [B] of events at a time: keys come between */

#define EVENTS                                                              \
	(IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | \
		IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

/*
 * File systems on which others write without this system knowing: watching them
 * succeeds and nothing ever comes. Not all have names in magic.h.
 */
static bool is_remote(const char *path)
{
	static const unsigned long remote[] = {NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,
		0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB2 */, CODA_SUPER_MAGIC,
		AFS_SUPER_MAGIC, V9FS_MAGIC, 0x65735546 /* FUSE */,
		0x00C36400 /* Ceph */, 0x786F4256 /* shared by VirtualBox */};
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(remote); i++)
		if (((unsigned long)fs.f_type & 0xFFFFFFFFul) == remote[i])
			return true;
	return false;
}

bool watch_inotify_open(struct watch *watch)
{
	watch->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	return watch->fd >= 0;
}

bool watch_inotify_add(struct watch *watch, struct watch_folder *folder)
{
	if (is_remote(folder->path))
		return false;
	folder->wd = inotify_add_watch(watch->fd, folder->path, EVENTS);
	return folder->wd >= 0 || errno == ENOENT || errno == ENOTDIR;
}

/* Its files were made before anybody looked. */
static void tell_all_in(struct watch *watch, const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *entry;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_type != DT_DIR)
			watch_add_due(watch, str_of(path),
				str_of(entry->d_name), WATCH_CLOSED);
	closedir(dir);
}

/* A folder has been made or renamed somewhere: it may be one that is missing.
 */
static void look_for_missing(struct watch *watch)
{
	for (size_t i = 0; i < watch->folders.len; i++) {
		struct watch_folder *folder = &watch->folders.ptr[i];

		if (folder->wd < 0 && watch_inotify_add(watch, folder) &&
			folder->wd >= 0)
			tell_all_in(watch, folder->path);
	}
}

static struct watch_folder *folder_of(struct watch *watch, int wd)
{
	for (size_t i = 0; i < watch->folders.len; i++)
		if (watch->folders.ptr[i].wd == wd)
			return &watch->folders.ptr[i];
	return NULL;
}

static void take_name(struct watch *watch, const struct watch_folder *folder,
	uint32_t mask, const char *name)
{
	const enum watch_why why =
		(mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 ? WATCH_CLOSED
		: (mask & (IN_DELETE | IN_MOVED_FROM)) != 0  ? WATCH_GONE
							     : WATCH_WRITTEN;

	watch_add_due(watch, str_of(folder->path), str_of(name), why);
}

static void take_event(struct watch *watch, const struct inotify_event *event,
	const char *name)
{
	struct watch_folder *folder = folder_of(watch, event->wd);

	if ((event->mask & IN_Q_OVERFLOW) != 0)
		watch->is_lost = true;
	if (folder == NULL)
		return;
	if ((event->mask & (IN_IGNORED | IN_DELETE_SELF)) != 0) {
		folder->wd = -1;
	} else if ((event->mask & IN_MOVE_SELF) != 0) {
		inotify_rm_watch(watch->fd, folder->wd);
		folder->wd = -1;
	} else if ((event->mask & IN_ISDIR) != 0) {
		look_for_missing(watch);
	} else if (event->len > 0) {
		take_name(watch, folder, event->mask, name);
	}
}

void watch_inotify_read(struct watch *watch)
{
	char *bytes = xmalloc(READ_MAX);
	const ssize_t len = read(watch->fd, bytes, READ_MAX);
	struct inotify_event event;

	for (size_t at = 0; len > 0 && at + sizeof(event) <= (size_t)len;) {
		memcpy(&event, bytes + at, sizeof(event));
		take_event(watch, &event, bytes + at + sizeof(event));
		at += sizeof(event) + event.len;
	}
	free(bytes);
}
