/* SPDX-License-Identifier: MIT */
#include "base/pseudo.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/format.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#define OPENS  "\u27E6"
#define CLOSES "\u27E7"

struct pseudo {
	enum pseudo_kind kind;
	struct arena arena;
	struct map made; /* msgid to its text */
};

/* What the map holds. */
struct slot {
	const char *text;
};

/* ---- letters ---- */

/* For a to z; letters that fonts of terminals have. */
static const char *const accented[] = {"\u00E5", "\u0180", "\u00E7", "\u0111",
	"\u00E9", "\u0192", "\u011D", "\u0125", "\u00EE", "\u0135", "\u0137",
	"\u013C", "\u1E41", "\u00F1", "\u00F6", "\u1E57", "\u01EB", "\u0155",
	"\u0161", "\u0163", "\u00FB", "\u1E7D", "\u0175", "\u1E8B", "\u00FD",
	"\u017E"};
static const char *const capitals[] = {"\u00C5", "\u0181", "\u00C7", "\u0110",
	"\u00C9", "\u0191", "\u011C", "\u0124", "\u00CE", "\u0134", "\u0136",
	"\u013B", "\u1E40", "\u00D1", "\u00D6", "\u1E56", "\u01EA", "\u0154",
	"\u0160", "\u0162", "\u00DB", "\u1E7C", "\u0174", "\u1E8A", "\u00DD",
	"\u017D"};
/* By sound where there is such a letter; all different. */
static const char *const arabic[] = {"\u0627", "\u0628", "\u062B", "\u062F",
	"\u0639", "\u0641", "\u063A", "\u0647", "\u064A", "\u062C", "\u0643",
	"\u0644", "\u0645", "\u0646", "\u0629", "\u0637", "\u0642", "\u0631",
	"\u0633", "\u062A", "\u062D", "\u0630", "\u0648", "\u062E", "\u0649",
	"\u0632"};

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return is_lower(c) || is_upper(c);
}

static void put_accented(struct buf *out, char c)
{
	if (is_upper(c))
		buf_cstr(out, capitals[c - 'A']);
	else if (is_lower(c))
		buf_cstr(out, accented[c - 'a']);
	else
		buf_byte(out, c);
	if (c != '\0' && strchr("aeiou", c) != NULL)
		buf_cstr(out, accented[c - 'a']);
}

static const char *arabic_mark(char c)
{
	switch (c) {
	case ',':
		return "\u060C";
	case ';':
		return "\u061B";
	case '?':
		return "\u061F";
	default:
		return NULL;
	}
}

static void put_arabic(struct buf *out, char c)
{
	const char *mark = arabic_mark(c);

	if (mark != NULL)
		buf_cstr(out, mark);
	else if (is_letter(c))
		buf_cstr(out, arabic[is_lower(c) ? c - 'a' : c - 'A']);
	else
		buf_byte(out, c);
}

/* ---- what stays ---- */

/* Bytes of a printf directive at the start of `s`, or 0. */
static size_t directive_len(struct str s)
{
	size_t at = 1;

	if (s.len < 2 || s.ptr[0] != '%')
		return 0;
	while (at < s.len && strchr("-+ #0123456789.*$", s.ptr[at]) != NULL)
		at++;
	while (at < s.len && strchr("hlzjt", s.ptr[at]) != NULL)
		at++;
	if (at == s.len || !(is_letter(s.ptr[at]) || s.ptr[at] == '%'))
		return 0;
	return at + 1;
}

/* Bytes from an opening quotation mark at `at` to its closing one, or 0. */
static size_t quoted_len(struct str s, size_t at)
{
	if (s.ptr[at] != '\'' || at + 1 >= s.len || s.ptr[at + 1] == ' ' ||
		(at > 0 &&
			(is_letter(s.ptr[at - 1]) || is_digit(s.ptr[at - 1]))))
		return 0;
	for (size_t end = at + 1; end < s.len; end++)
		if (s.ptr[end] == '\'' &&
			(end + 1 == s.len || !is_letter(s.ptr[end + 1])))
			return end + 1 - at;
	return 0;
}

static bool is_key_name(struct str word)
{
	static const char *const names[] = {"Enter", "Tab", "Esc", "Space",
		"Backspace", "PgUp", "PgDn", "Home", "End", "koine"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (str_eq(word, str_of(names[i])))
			return true;
	return false;
}

/* Letters and digits at both ends: "(2.1.3)," is a name as "2.1.3" is. */
static struct str core_of(struct str word)
{
	size_t from = 0, to = word.len;

	while (from < to && strchr("(,.;:?!\"", word.ptr[from]) != NULL)
		from++;
	while (from < to && strchr("),.;:?!\"", word.ptr[to - 1]) != NULL)
		to--;
	return str_sub(word, from, to);
}

/* It is typed, or names something: a file, an id, a key, a variable. */
static bool is_name(struct str word)
{
	const struct str core = core_of(word);
	size_t letters = 0, digits = 0;
	bool was_upper = false;

	if (core.len > 1 && strchr("-\\{<", core.ptr[0]) != NULL)
		return true;
	for (size_t i = 0; i < core.len; i++) {
		const char c = core.ptr[i];

		if (strchr("/_=.:", c) != NULL || (was_upper && is_upper(c)))
			return true;
		was_upper = is_upper(c);
		letters += is_letter(c);
		digits += is_digit(c);
	}
	return (letters > 0 && digits > 0) || core.len == 1 ||
	       is_key_name(core);
}

/* ---- a message ---- */

static void put_word(
	const struct pseudo *pseudo, struct str word, struct buf *out)
{
	if (is_name(word)) {
		buf_str(out, word);
		return;
	}
	for (size_t i = 0; i < word.len; i++)
		if (pseudo->kind == PSEUDO_RTL)
			put_arabic(out, word.ptr[i]);
		else
			put_accented(out, word.ptr[i]);
}

/* End of the word at `at`: what is told apart by blanks, and directives. */
static size_t word_end(struct str s, size_t at)
{
	size_t end = at;

	while (end < s.len && s.ptr[end] != ' ' && s.ptr[end] != '\n' &&
		directive_len(str_sub(s, end, s.len)) == 0 &&
		(end == at || quoted_len(s, end) == 0))
		end++;
	return end;
}

static void put_text(const struct pseudo *pseudo, struct str s, struct buf *out)
{
	size_t at = 0;

	while (at < s.len) {
		size_t len = directive_len(str_sub(s, at, s.len));

		if (len == 0)
			len = quoted_len(s, at);
		if (len == 0 && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
			len = 1;
		if (len > 0) {
			buf_str(out, str_sub(s, at, at + len));
		} else {
			len = word_end(s, at) - at;
			put_word(pseudo, str_sub(s, at, at + len), out);
		}
		at += len;
	}
}

static bool has_letter(struct str s)
{
	for (size_t at = 0; at < s.len;) {
		const size_t len = directive_len(str_sub(s, at, s.len));

		if (len == 0 && is_letter(s.ptr[at]))
			return true;
		at += len > 0 ? len : 1;
	}
	return false;
}

/* Blanks and line ends around a message stay outside of the brackets. */
static void put_message(
	const struct pseudo *pseudo, struct str s, struct buf *out)
{
	const struct str inside = str_trim(s);
	const size_t lead = (size_t)(inside.ptr - s.ptr);

	buf_str(out, str_sub(s, 0, lead));
	buf_cstr(out, OPENS);
	put_text(pseudo, inside, out);
	buf_cstr(out, CLOSES);
	buf_str(out, str_sub(s, lead + inside.len, s.len));
}

static bool takes_the_same(const char *msgid, const char *text)
{
	struct format original, made;

	return !format_read(msgid, &original) ||
	       (format_read(text, &made) && format_eq(&original, &made));
}

static const char *make(struct pseudo *pseudo, const char *msgid)
{
	struct buf out = {0};
	const char *text;

	put_message(pseudo, str_of(msgid), &out);
	text = arena_str(&pseudo->arena, buf_view(&out)).ptr;
	buf_release(&out);
	return takes_the_same(msgid, text) ? text : msgid;
}

struct pseudo *pseudo_new(enum pseudo_kind kind)
{
	struct pseudo *pseudo = xcalloc(1, sizeof(*pseudo));

	pseudo->kind = kind;
	return pseudo;
}

void pseudo_free(struct pseudo *pseudo)
{
	if (pseudo == NULL)
		return;
	map_release(&pseudo->made);
	arena_free(&pseudo->arena);
	free(pseudo);
}

const char *pseudo_get(struct pseudo *pseudo, const char *msgid)
{
	const struct str own = str_of(msgid);
	struct slot *slot;

	if (!has_letter(own))
		return msgid;
	slot = map_get(&pseudo->made, own);
	if (slot == NULL) {
		const struct str kept = arena_str(&pseudo->arena, own);

		slot = ARENA_NEW(&pseudo->arena, struct slot);
		slot->text = make(pseudo, kept.ptr);
		map_put(&pseudo->made, kept, slot);
	}
	return slot->text;
}
