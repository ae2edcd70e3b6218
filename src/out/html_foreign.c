/* SPDX-License-Identifier: MIT */
/* Words in another script than the page's: a browser orders, hyphenates and
 * reads them aloud rightly only where it is told. */
#include "out/html.h"

#include "text/utf8.h"

#include <string.h>

/* The language that a script most often means here. */
static const char *const script_lang[] = {
	[SCRIPT_LATIN] = "en",
	[SCRIPT_HAN] = "zh",
	[SCRIPT_CYRILLIC] = "ru",
	[SCRIPT_ARABIC] = "ar",
	[SCRIPT_GREEK] = "el",
	[SCRIPT_OTHER] = NULL,
};

/* Of one script: what belongs to "GPT-4o mini", "3D", "https://a.b/c". */
static bool joins(uint32_t cp)
{
	return cp < 0x80 && cp != 0 && strchr("-_./:&@+%\'", (int)cp) != NULL;
}

static bool is_ascii_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static uint32_t at(struct str text, size_t pos)
{
	return pos < text.len ? utf8_next(text, &pos) : 0;
}

/* Back over what is joined to the letter at `pos`, not before `from`. */
static size_t begin_of(struct str text, size_t from, size_t pos)
{
	size_t begin = pos;

	while (pos > from) {
		pos = utf8_prev(text, pos);
		if (is_ascii_digit(at(text, pos)))
			begin = pos;
		else if (!joins(at(text, pos)))
			break;
	}
	return begin;
}

/* One past the run of `script` whose first letter is at `pos`. */
static size_t end_of(struct str text, size_t pos, enum script script)
{
	size_t end = pos;
	bool is_joined = true; /* no space since the last letter */

	while (pos < text.len) {
		const uint32_t cp = utf8_next(text, &pos);
		const enum script own = chars_script(cp);

		if (own == script || (chars_is_mark(cp) && is_joined)) {
			end = pos;
			is_joined = true;
		} else if (is_ascii_digit(cp) || cp == '+') {
			end = is_joined ? pos : end;
		} else if (cp == ' ' || cp == 0xA0) {
			is_joined = false;
		} else if (!joins(cp) && cp != 0x2019) {
			break;
		}
	}
	return end;
}

static void put_foreign(struct buf *out, struct str text, enum script script)
{
	if (script_lang[script] != NULL)
		buf_printf(out, "<bdi lang=\"%s\">", script_lang[script]);
	else
		buf_cstr(out, "<bdi>");
	html_escaped(out, text);
	buf_cstr(out, "</bdi>");
}

void html_text(struct buf *out, struct str text, const struct html_way *way)
{
	size_t done = 0, pos = 0;

	while (way != NULL && way->script != SCRIPT_COMMON && pos < text.len) {
		const size_t letter = pos;
		const enum script script = chars_script(utf8_next(text, &pos));
		size_t from;

		if (script == SCRIPT_COMMON || script == way->script)
			continue;
		from = begin_of(text, done, letter);
		html_escaped(out, str_sub(text, done, from));
		done = pos = end_of(text, letter, script);
		put_foreign(out, str_sub(text, from, done), script);
	}
	html_escaped(out, str_sub(text, done, text.len));
}
