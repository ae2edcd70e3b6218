/* SPDX-License-Identifier: MIT */
/*
 * Who has a state open holds a shared lock on its folder: a reader that has
 * only looked at the database has no other one, and would write its place at
 * its end.
 */
#include "state/forget.h"

#include "base/mo.h"
#include "state/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define TRIES  40 /* of TRY_MS each: a quiz that is being printed ends */
#define TRY_MS 50

static int open_folder(const char *dir)
{
	return open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void hold_take(struct state *state)
{
	if (state->hold >= 0)
		return;
	state->hold = open_folder(state->dir);
	/* Where this cannot be, all else goes on. */
	if (state->hold >= 0)
		flock(state->hold, LOCK_SH | LOCK_NB);
}

static bool lock_alone(int fd)
{
	const struct timespec pause = {.tv_nsec = TRY_MS * 1000000L};

	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		if (errno != EWOULDBLOCK)
			return true; /* there are no such locks here */
		nanosleep(&pause, NULL);
	}
	return false;
}

bool state_hold_alone(const char *dir, int *hold, struct err *err)
{
	*hold = open_folder(dir);
	if (*hold < 0)
		return errno == ENOENT ||
		       err_set(err, ERR_STATE, _("cannot open '%s': %s"), dir,
			       err_system(errno));
	if (lock_alone(*hold))
		return true;
	close(*hold);
	*hold = -1;
	return err_set(err, ERR_STATE,
		_("koine is running with '%s'; close it first"), dir);
}
