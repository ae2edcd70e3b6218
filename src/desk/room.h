/* SPDX-License-Identifier: MIT */
/*
 * Where presenter and consoles of one user meet: a folder that only this user
 * may enter, and in it one socket, "present", that only this user may open. The
 * folder is $XDG_RUNTIME_DIR/koine, else "run" in the folder of the state; one
 * that is a link, another's, or open to others is refused. It is opened once,
 * and the socket is reached through that descriptor: its path may be longer
 * than a socket's name can be, and nobody can put another folder in its place.
 *
 * Who listens holds a lock in the folder for as long as it lives: a socket
 * without one is what a dead presenter has left, and is replaced.
 */
#ifndef KOINE_DESK_ROOM_H
#define KOINE_DESK_ROOM_H

#include "base/err.h"
#include "base/paths.h"

#define ROOM_SOCKET "present"

struct room {
	char *path;    /* of the folder, for messages and watches */
	int folder_fd; /* -1: not open */
	int lock_fd;   /* -1: this one does not listen */
	bool is_taken; /* it could not, as another one does */
};

/* Makes the folder if it is missing. On failure *room is closed. */
bool room_open(struct room *room, const struct paths *paths, struct err *err);
/* Takes the socket away if this one listened. Accepts a closed one. */
void room_close(struct room *room);
/*
 * A listening socket, non-blocking, the caller's to close; -1 with one
 * sentence: somebody listens already, or the system refuses.
 */
int room_listen(struct room *room, struct err *err);
/* A connection to who listens; -1 with errno: nobody does. Never waits. */
int room_connect(const struct room *room);

#endif
