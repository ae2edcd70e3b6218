/* SPDX-License-Identifier: MIT */
/*
 * Keys from a terminal's descriptor: reads what is there, never waits but for a
 * probe. The descriptor's flags are left alone (O_NONBLOCK would outlive us).
 */
#ifndef KOINE_TUI_TTYIN_H
#define KOINE_TUI_TTYIN_H

#include "base/vec.h"
#include "tui/keyread.h"

#define TTYIN_BYTES 4096 /* [B] read at once */

struct ttyin {
	int fd;
	int wait_fd; /* readable when fd or the wake descriptor is */
	struct keyread reader;
	uint8_t bytes[TTYIN_BYTES];
	size_t len, pos;
	VEC(keycode) typed; /* before a probe was answered */
	size_t typed_pos;
	bool is_gone;
};

/* False with errno set if the descriptors cannot be waited for. */
bool ttyin_init(struct ttyin *in, int fd, int wake_fd, int esc_ms);
void ttyin_release(struct ttyin *in);
/* The next key; false if there is none now; KEYCODE_HANGUP again and again at
 * the end. */
bool ttyin_key(struct ttyin *in, keycode *key);
/* As keyread_pending_ms, now. */
int ttyin_pending_ms(const struct ttyin *in);
/*
 * Writes TERM_PROBE to out_fd and waits for the answer, TERM_PROBE_MS at most.
 * Returns the state of mode 8 (0: unknown). Keys typed meanwhile are kept.
 */
int ttyin_probe(struct ttyin *in, int out_fd);

#endif
