/* SPDX-License-Identifier: MIT */
/*
 * One end of a local stream socket: whole lines in, whole lines out, neither
 * ever waited for. What comes in is bounded by the longest line that may come,
 * what goes out by the socket's own buffer: a peer that does not read until it
 * is full is given up. Knows no protocol.
 */
#ifndef KOINE_DESK_PEER_H
#define KOINE_DESK_PEER_H

#include "base/buf.h"

#include <sys/types.h>

#define PEER_SEND 65536 /* [B] asked of the system for what is not yet read */

struct peer {
	int fd;        /* owned; -1: none */
	struct buf in; /* of a line that is not yet whole */
	size_t max;    /* [B] longest line that may come, newline included */
	bool is_ended; /* nothing more will come */
};

/*
 * Takes a connected descriptor over and makes it non-blocking. False, and it
 * is closed, if who is at the other end is not user `uid`.
 */
bool peer_open(struct peer *peer, int fd, uid_t uid, size_t max);
/* Closes; accepts a zeroed one whose fd is -1. */
void peer_close(struct peer *peer);
/*
 * Reads what is there, at most a line's worth. False: a line is too long, or
 * (is_ended) the connection has failed. After its end is_ended is set, and
 * lines may still be there.
 */
bool peer_read(struct peer *peer);
/* Takes the next whole line, without its newline; it is valid until the next
 * call of this or of peer_read. *at is 0 at first, and belongs to the round of
 * reading. */
bool peer_line(struct peer *peer, size_t *at, struct str *line);
/* Forgets the lines taken. */
void peer_drop(struct peer *peer, size_t at);
/* Sends at once, or not at all: false, the other end is to be given up. */
bool peer_send(struct peer *peer, struct str bytes);

#endif
