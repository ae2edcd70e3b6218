/* SPDX-License-Identifier: MIT */
#include "tui/prompt_edit.h"

#include "text/bidi.h"
#include "text/utf8.h"
#include "text/width.h"

#include <string.h>

#define CONTROL(letter) ((keycode)((letter) - 'a' + 1))

static size_t after(const struct prompt_edit *edit, size_t at)
{
	return at < edit->text.len
	               ? brk_next_grapheme(buf_view(&edit->text), at)
	               : at;
}

static size_t before(const struct prompt_edit *edit, size_t at)
{
	return at > 0 ? brk_prev_grapheme(buf_view(&edit->text), at) : 0;
}

/* What was typed may join with what stands after it: on to the cluster's end.
 */
static void snap(struct prompt_edit *edit)
{
	size_t end = before(edit, edit->at);

	while (end < edit->at)
		end = after(edit, end);
	edit->at = end;
}

static void cut(struct prompt_edit *edit, size_t from, size_t to)
{
	char *text = edit->text.ptr;

	if (from >= to)
		return;
	memmove(text + from, text + to, edit->text.len - to);
	edit->text.len -= to - from;
	text[edit->text.len] = '\0';
	edit->at = from;
	snap(edit);
	if (edit->scroll > edit->at)
		edit->scroll = edit->at;
}

static void insert(struct prompt_edit *edit, keycode key)
{
	char bytes[4];
	const size_t len = (size_t)utf8_encode(key, bytes);
	char *text;

	if (edit->text.len + len > PROMPT_EDIT_MAX)
		return;
	buf_reserve(&edit->text, len);
	text = edit->text.ptr;
	memmove(text + edit->at + len, text + edit->at,
		edit->text.len - edit->at);
	memcpy(text + edit->at, bytes, len);
	edit->text.len += len;
	text[edit->text.len] = '\0';
	edit->at += len;
	snap(edit);
}

void prompt_edit_set(struct prompt_edit *edit, struct str text)
{
	struct buf clean = {0};

	buf_clear(&edit->text);
	edit->at = edit->scroll = 0;
	edit->is_selected = false;
	utf8_repair(text, &clean);
	for (size_t pos = 0; pos < clean.len;) {
		const uint32_t cp = utf8_next(buf_view(&clean), &pos);

		insert(edit, key_is_text(cp) ? cp : ' ');
	}
	buf_release(&clean);
}

void prompt_edit_select(struct prompt_edit *edit)
{
	edit->at = edit->text.len;
	edit->is_selected = edit->text.len > 0;
}

void prompt_edit_release(struct prompt_edit *edit)
{
	buf_release(&edit->text);
}

/* Start of the word before the insertion point, the spaces after it included.
 */
static size_t word_start(const struct prompt_edit *edit)
{
	const struct str text = buf_view(&edit->text);
	struct buf flags = {0};
	const uint8_t *at;
	size_t pos = edit->at;

	while (pos > 0 && text.ptr[pos - 1] == ' ')
		pos--;
	if (pos == 0 || !edit->brk)
		return pos == 0 ? 0 : before(edit, pos);
	buf_reserve(&flags, text.len + 1);
	brk_marks(edit->brk, text, BRK_WORD, (uint8_t *)flags.ptr);
	at = (const uint8_t *)flags.ptr;
	do
		pos--;
	while (pos > 0 && !(at[pos] & BRK_WORD));
	buf_release(&flags);
	return pos;
}

bool prompt_edit_is_rtl(const struct prompt_edit *edit)
{
	const struct str text = buf_view(&edit->text);
	struct buf levels = {0};
	int base;

	if (text.len == 0 || !bidi_has_rtl(text))
		return false;
	base = bidi_levels(text, -1, (uint8_t *)buf_reserve(&levels, text.len));
	buf_release(&levels);
	return (base & 1) != 0;
}

static bool is_forward(const struct prompt_edit *edit, keycode key)
{
	return (key == KEYCODE_RIGHT) != prompt_edit_is_rtl(edit);
}

static bool move(struct prompt_edit *edit, keycode key)
{
	switch (key) {
	case KEYCODE_LEFT:
	case KEYCODE_RIGHT:
		edit->at = is_forward(edit, key) ? after(edit, edit->at)
		                                 : before(edit, edit->at);
		return true;
	case CONTROL('b'):
		edit->at = before(edit, edit->at);
		return true;
	case CONTROL('f'):
		edit->at = after(edit, edit->at);
		return true;
	case KEYCODE_HOME:
	case CONTROL('a'):
		edit->at = 0;
		return true;
	case KEYCODE_END:
	case CONTROL('e'):
		edit->at = edit->text.len;
		return true;
	default:
		return false;
	}
}

static bool erase(struct prompt_edit *edit, keycode key)
{
	switch (key) {
	case KEYCODE_BACKSPACE:
		cut(edit, before(edit, edit->at), edit->at);
		return true;
	case KEYCODE_DELETE:
	case CONTROL('d'):
		cut(edit, edit->at, after(edit, edit->at));
		return true;
	case CONTROL('u'):
		cut(edit, 0, edit->at);
		return true;
	case CONTROL('k'):
		cut(edit, edit->at, edit->text.len);
		return true;
	case CONTROL('w'):
		cut(edit, word_start(edit), edit->at);
		return true;
	default:
		return false;
	}
}

bool prompt_edit_key(struct prompt_edit *edit, keycode key)
{
	if (key == KEYCODE_PASTE_BEGIN || key == KEYCODE_PASTE_END) {
		edit->is_pasting = key == KEYCODE_PASTE_BEGIN;
		return true;
	}
	if (key_is_text(key)) {
		if (edit->is_selected)
			cut(edit, 0, edit->text.len);
		edit->is_selected = false;
		insert(edit, key);
		return true;
	}
	if (edit->is_pasting)
		return true;
	edit->is_selected = false;
	return move(edit, key) || erase(edit, key);
}

static int cols_of(const struct prompt_edit *edit, size_t from, size_t to)
{
	return width_str(str_sub(buf_view(&edit->text), from, to));
}

void prompt_edit_window(
	struct prompt_edit *edit, int cols, size_t *from, size_t *to)
{
	const struct str text = buf_view(&edit->text);
	const int room = cols > 1 ? cols - 1 : 0;
	int used;

	if (edit->scroll > edit->at)
		edit->scroll = edit->at;
	while (edit->scroll < edit->at &&
		cols_of(edit, edit->scroll, edit->at) > room)
		edit->scroll = after(edit, edit->scroll);
	/* After a deletion there may be room for what stands before. */
	while (edit->scroll > 0 &&
		cols_of(edit, before(edit, edit->scroll), text.len) <= room)
		edit->scroll = before(edit, edit->scroll);
	*from = *to = edit->scroll;
	used = 0;
	while (*to < text.len) {
		const size_t end = after(edit, *to);

		used += cols_of(edit, *to, end);
		if (used > room)
			break;
		*to = end;
	}
}
