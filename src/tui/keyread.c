/* SPDX-License-Identifier: MIT */
#include "tui/keyread.h"

#include "text/utf8.h"
#include "tui/keyseq.h"

#include <string.h>

enum {
	GROUND,
	ESCAPE, /* an ESC, undecided */
	AFTER,  /* it was given as Esc: the rest of a sequence may still come */
	HELD,   /* … and `[` or `O` came */
	CSI,
	SS3,
	CHARACTER /* inside a UTF-8 sequence */
};

#define REPLY_ESC_MS KEYREAD_GAP_MS

static void give(struct keyread *reader, keycode key)
{
	if (reader->queued < (int)ARRAY_LEN(reader->queue))
		reader->queue[reader->queued++] = key;
}

bool keyread_next(struct keyread *reader, keycode *key)
{
	if (reader->queued == 0)
		return false;
	*key = reader->queue[0];
	reader->queued--;
	memmove(reader->queue, reader->queue + 1,
		(size_t)reader->queued * sizeof(*reader->queue));
	return true;
}

/* Inside a paste everything is text: commands in it must never be obeyed. */
static void give_code_point(struct keyread *reader, uint32_t cp)
{
	const keycode alt = reader->is_alt ? KEY_ALT_BIT : 0;

	reader->is_alt = false;
	if (reader->is_paste) {
		if (cp == '\r' || cp == '\n' || cp == '\t')
			cp = ' ';
		if (key_is_text(cp))
			give(reader, cp);
		return;
	}
	if (cp < 0x20 || cp == 0x7f)
		give(reader, key_of_control(cp) | alt);
	else
		give(reader, key_is_text(cp) ? cp | alt : KEYCODE_UNKNOWN);
}

static void give_unknown(struct keyread *reader)
{
	reader->is_alt = false;
	if (!reader->is_paste)
		give(reader, KEYCODE_UNKNOWN);
}

static void give_escapes(struct keyread *reader)
{
	if (reader->is_alt)
		give(reader, KEYCODE_ESCAPE);
	reader->is_alt = false;
	give(reader, KEYCODE_ESCAPE);
}

/* ---- a finished sequence ---- */

static struct str sequence(const struct keyread *reader)
{
	return (struct str){(const char *)reader->bytes, reader->len};
}

static keycode find_own(const struct keyread *reader)
{
	for (size_t i = 0; i < reader->own_count; i++)
		if (str_eq(sequence(reader), str_of(reader->own[i].bytes)))
			return reader->own[i].key;
	return KEYCODE_UNKNOWN;
}

/* What terminals answer to CSI 8 $ p and CSI c. */
static bool take_reply(struct keyread *reader)
{
	const struct str seq = sequence(reader);

	if (str_starts(seq, STR("\x1b[?")) && str_ends(seq, STR("c"))) {
		reader->has_attributes = true;
		return true;
	}
	if (!str_starts(seq, STR("\x1b[")) || !str_ends(seq, STR("$y")))
		return false;
	if (keyseq_number(seq, 0) == 8)
		reader->mode_8 = keyseq_number(seq, 1);
	return true;
}

static void switch_paste(struct keyread *reader, bool is_paste)
{
	if (reader->is_paste == is_paste)
		return;
	reader->is_paste = is_paste;
	give(reader, is_paste ? KEYCODE_PASTE_BEGIN : KEYCODE_PASTE_END);
}

/* xterm's second parameter: 1 + a bit each for Shift, Alt, Ctrl. */
static bool has_alt(const struct keyread *reader)
{
	const int modifiers = keyseq_number(sequence(reader), 1);

	return reader->is_alt || (modifiers > 0 && ((modifiers - 1) & 2) != 0);
}

static void give_key(struct keyread *reader, keycode key)
{
	if (key == KEYCODE_PASTE_BEGIN || key == KEYCODE_PASTE_END)
		switch_paste(reader, key == KEYCODE_PASTE_BEGIN);
	else if (reader->is_late || key == KEYCODE_UNKNOWN)
		give_unknown(reader);
	else if (!reader->is_paste)
		give(reader, has_alt(reader) ? key | KEY_ALT_BIT : key);
}

static void end_sequence(struct keyread *reader)
{
	const bool is_whole = reader->len <= KEYREAD_BYTES;
	keycode key;

	/* An old mouse report: three bytes follow. */
	if (reader->state == CSI && reader->len == 3 && reader->bytes[2] == 'M')
		reader->skip = 3;
	if (is_whole && !take_reply(reader)) {
		key = find_own(reader);
		if (key == KEYCODE_UNKNOWN)
			key = keyseq_find(sequence(reader));
		give_key(reader, key);
	} else if (!is_whole) {
		give_unknown(reader);
	}
	reader->state = GROUND;
	reader->is_alt = false;
}

/* ---- byte by byte ---- */

static void begin(struct keyread *reader, int state, uint8_t byte, bool is_late)
{
	reader->state = state;
	reader->is_late = is_late;
	reader->bytes[0] = 0x1b;
	reader->bytes[1] = byte;
	reader->len = 2;
}

static void keep(struct keyread *reader, uint8_t byte)
{
	if (reader->len < KEYREAD_BYTES)
		reader->bytes[reader->len] = byte;
	reader->len++;
}

/* What may still come after a byte that starts a character; 0: it cannot. */
static size_t character_len(uint8_t lead)
{
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static void feed_ground(struct keyread *reader, uint8_t byte)
{
	reader->state = GROUND;
	if (reader->skip > 0) {
		reader->skip--;
		return;
	}
	if (byte == 0x1b) {
		reader->state = ESCAPE;
	} else if (byte < 0x80) {
		give_code_point(reader, byte);
	} else if (character_len(byte) == 0) {
		give_unknown(reader);
	} else {
		reader->state = CHARACTER;
		reader->bytes[0] = byte;
		reader->len = 1;
	}
}

static void feed_character(struct keyread *reader, uint8_t byte)
{
	const size_t want = character_len(reader->bytes[0]);
	struct str text;
	size_t pos = 0;

	if ((byte & 0xc0) != 0x80) {
		give_unknown(reader);
		feed_ground(reader, byte);
		return;
	}
	keep(reader, byte);
	if (reader->len < want)
		return;
	reader->state = GROUND;
	text = (struct str){(const char *)reader->bytes, reader->len};
	if (utf8_valid(text))
		give_code_point(reader, utf8_next(text, &pos));
	else
		give_unknown(reader);
}

static void feed_escape(struct keyread *reader, uint8_t byte)
{
	if (byte == '[' || byte == 'O') {
		begin(reader, byte == '[' ? CSI : SS3, byte, false);
		return;
	}
	/* No Esc and no Alt in a paste: only its end mark begins so. */
	if (reader->is_paste) {
		feed_ground(reader, byte);
		return;
	}
	if (reader->is_alt)
		give(reader, KEYCODE_ESCAPE);
	reader->is_alt = true;
	feed_ground(reader, byte);
}

static void feed_after(struct keyread *reader, uint8_t byte)
{
	if (byte == '[' || byte == 'O')
		begin(reader, HELD, byte, true);
	else
		feed_ground(reader, byte);
}

static void feed_sequence(struct keyread *reader, uint8_t byte)
{
	if (byte < 0x20 || byte > 0x7e) {
		give_unknown(reader);
		feed_ground(reader, byte);
		return;
	}
	keep(reader, byte);
	if (byte < 0x40 && (byte != ' ' || reader->state != SS3))
		return;
	/* The second [ of a function key of the Linux console. */
	if (byte == '[' && reader->state == CSI && reader->len == 3)
		return;
	end_sequence(reader);
}

static void feed_held(struct keyread *reader, uint8_t byte)
{
	if (byte < 0x20 || byte > 0x7e) {
		give_code_point(reader, reader->bytes[1]);
		feed_ground(reader, byte);
		return;
	}
	reader->state = reader->bytes[1] == '[' ? CSI : SS3;
	feed_sequence(reader, byte);
}

static void expire(struct keyread *reader)
{
	switch (reader->state) {
	case ESCAPE:
		give_escapes(reader);
		reader->state = AFTER;
		break;
	case AFTER:
		reader->state = GROUND;
		break;
	case HELD:
		reader->state = GROUND;
		give_code_point(reader, reader->bytes[1]);
		break;
	case CSI:
	case SS3:
		reader->state = GROUND;
		give_unknown(reader);
		break;
	default:
		reader->skip = 0;
		break;
	}
}

/* How long the present state may last without a byte. */
static int64_t limit_ms(const struct keyread *reader)
{
	if (reader->state != ESCAPE)
		return KEYREAD_GAP_MS;
	if (!reader->has_attributes &&
		reader->last_ms < reader->patient_until_ms &&
		reader->esc_ms < REPLY_ESC_MS)
		return REPLY_ESC_MS;
	return reader->esc_ms;
}

/* A paste waits for its end mark as long as the line needs. */
static bool may_expire(const struct keyread *reader)
{
	return !reader->is_paste;
}

void keyread_tick(struct keyread *reader, int64_t now_ms)
{
	if (may_expire(reader) && now_ms - reader->last_ms >= limit_ms(reader))
		expire(reader);
}

void keyread_feed(struct keyread *reader, uint8_t byte, int64_t now_ms)
{
	const bool is_stale = now_ms - reader->last_ms >= KEYREAD_GAP_MS;

	if (may_expire(reader) && is_stale)
		expire(reader);
	/* Its ESC may have expired just now: the byte is as late as that. */
	if (reader->state == AFTER && is_stale)
		reader->state = GROUND;
	reader->last_ms = now_ms;
	switch (reader->state) {
	case ESCAPE:
		feed_escape(reader, byte);
		break;
	case AFTER:
		feed_after(reader, byte);
		break;
	case HELD:
		feed_held(reader, byte);
		break;
	case CSI:
	case SS3:
		feed_sequence(reader, byte);
		break;
	case CHARACTER:
		feed_character(reader, byte);
		break;
	default:
		feed_ground(reader, byte);
		break;
	}
}

int keyread_pending_ms(const struct keyread *reader, int64_t now_ms)
{
	int64_t left;

	if (reader->state != ESCAPE && reader->state != HELD)
		return -1;
	if (!may_expire(reader))
		return -1;
	left = limit_ms(reader) - (now_ms - reader->last_ms);
	return left > 0 ? (int)left : 0;
}
