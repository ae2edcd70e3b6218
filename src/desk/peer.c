/* SPDX-License-Identifier: MIT */
#include "desk/peer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A pair made by socketpair(2) has credentials too. */
static bool is_of(int fd, uid_t uid)
{
	struct ucred who;
	socklen_t len = sizeof(who);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &len) == 0 &&
	       len == sizeof(who) && who.uid == uid;
}

bool peer_open(struct peer *peer, int fd, uid_t uid, size_t max)
{
	const int room = PEER_SEND;
	const int flags = fcntl(fd, F_GETFL);

	*peer = (struct peer){.fd = -1, .max = max};
	if (!is_of(fd, uid) || flags < 0 ||
		fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) {
		close(fd);
		return false;
	}
	/* A system that gives less, or more, does as well. */
	setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	peer->fd = fd;
	return true;
}

void peer_close(struct peer *peer)
{
	if (peer->fd >= 0)
		close(peer->fd);
	buf_release(&peer->in);
	*peer = (struct peer){.fd = -1};
}

bool peer_read(struct peer *peer)
{
	/* One longest line may be there without its end, and then another. */
	const size_t room = peer->max;
	ssize_t got;

	if (peer->in.len >= peer->max)
		return false;
	do
		got = recv(peer->fd, buf_reserve(&peer->in, room), room,
			MSG_DONTWAIT);
	while (got < 0 && errno == EINTR);
	if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return true;
	peer->is_ended = got <= 0;
	if (got < 0)
		return false;
	peer->in.len += (size_t)got;
	return true;
}

bool peer_line(struct peer *peer, size_t *at, struct str *line)
{
	const struct str rest = str_sub(buf_view(&peer->in), *at, peer->in.len);
	const size_t end = str_find(rest, '\n');

	if (end == rest.len)
		return false;
	*line = str_sub(rest, 0, end);
	*at += end + 1;
	return true;
}

void peer_drop(struct peer *peer, size_t at)
{
	if (at == 0)
		return;
	memmove(peer->in.ptr, peer->in.ptr + at, peer->in.len - at);
	peer->in.len -= at;
}

bool peer_send(struct peer *peer, struct str bytes)
{
	ssize_t sent;

	do
		sent = send(peer->fd, bytes.ptr, bytes.len,
			MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)bytes.len;
}
