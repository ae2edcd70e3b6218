/* SPDX-License-Identifier: MIT */
#include "tui/ttyin.h"

#include "base/fs.h"
#include "base/loop.h"
#include "tui/term.h"

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

#define LATE_REPLY_MS 2000 /* a slow line may still bring the answer */

static bool add(int epoll_fd, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

	return epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

bool ttyin_init(struct ttyin *in, int fd, int wake_fd, int esc_ms)
{
	*in = (struct ttyin){.fd = fd, .reader.esc_ms = esc_ms};
	in->wait_fd = epoll_create1(EPOLL_CLOEXEC);
	return in->wait_fd >= 0 && add(in->wait_fd, fd) &&
	       add(in->wait_fd, wake_fd);
}

void ttyin_release(struct ttyin *in)
{
	if (in->wait_fd > 0)
		close(in->wait_fd);
	in->wait_fd = -1;
	vec_release(&in->typed);
}

/* Waits at most wait_ms for bytes and reads them. False if none came. */
static bool fill(struct ttyin *in, int wait_ms)
{
	struct pollfd polled = {in->fd, POLLIN, 0};
	ssize_t got;

	if (poll(&polled, 1, wait_ms) <= 0)
		return false;
	got = read(in->fd, in->bytes, sizeof(in->bytes));
	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	/* End of file, EIO: the terminal is gone. */
	if (got <= 0) {
		in->is_gone = true;
		return false;
	}
	in->pos = 0;
	in->len = (size_t)got;
	return true;
}

static bool take_typed(struct ttyin *in, keycode *key)
{
	if (in->typed_pos >= in->typed.len)
		return false;
	*key = in->typed.ptr[in->typed_pos++];
	if (in->typed_pos == in->typed.len) {
		vec_clear(&in->typed);
		in->typed_pos = 0;
	}
	return true;
}

bool ttyin_key(struct ttyin *in, keycode *key)
{
	if (take_typed(in, key))
		return true;
	while (!keyread_next(&in->reader, key)) {
		if (in->pos < in->len || (!in->is_gone && fill(in, 0))) {
			keyread_feed(&in->reader, in->bytes[in->pos++],
				loop_now_ms());
			continue;
		}
		if (in->is_gone) {
			*key = KEYCODE_HANGUP;
			return true;
		}
		keyread_tick(&in->reader, loop_now_ms());
		return keyread_next(&in->reader, key);
	}
	return true;
}

int ttyin_pending_ms(const struct ttyin *in)
{
	if (in->typed_pos < in->typed.len || in->pos < in->len)
		return 0;
	return keyread_pending_ms(&in->reader, loop_now_ms());
}

/* Decodes what has been read, for later. */
static void drain(struct ttyin *in)
{
	keycode key;

	while (in->pos < in->len) {
		keyread_feed(&in->reader, in->bytes[in->pos++], loop_now_ms());
		while (keyread_next(&in->reader, &key))
			vec_push(&in->typed, key);
	}
}

int ttyin_probe(struct ttyin *in, int out_fd)
{
	const int64_t until = loop_now_ms() + TERM_PROBE_MS;

	drain(in);
	in->reader.has_attributes = false;
	in->reader.patient_until_ms = loop_now_ms() + LATE_REPLY_MS;
	if (!fs_write_all(out_fd, STR(TERM_PROBE)))
		return 0;
	while (!in->reader.has_attributes && !in->is_gone) {
		const int64_t left = until - loop_now_ms();

		if (left <= 0)
			break;
		if (fill(in, (int)left))
			drain(in);
	}
	return in->reader.mode_8;
}
