/* SPDX-License-Identifier: MIT */
#include "tui/isolate.h"

#include "text/bidi.h"

#define OPEN  0x2066u /* left-to-right isolate */
#define CLOSE 0x2069u /* pop directional isolate */

static const struct {
	struct str open, close;
} quotes[] = {
	{{"'", 1}, {"'", 1}},
	{{"\"", 1}, {"\"", 1}},
	{{"\u00ab", 2}, {"\u00bb", 2}},
	{{"\u2018", 3}, {"\u2019", 3}},
	{{"\u201c", 3}, {"\u201d", 3}},
};

static bool begins_path(struct str text, size_t at)
{
	static const char *const heads[] = {"/", "./", "../", "~/"};
	struct str rest = str_sub(text, at, text.len);

	for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
		struct str head = str_of(heads[i]);

		/* A blank after it: the key '/', not a path. */
		if (str_starts(rest, head) && rest.len > head.len &&
			rest.ptr[head.len] != ' ')
			return true;
	}
	return false;
}

/* What closes the quote that opens right before `at`; empty if none does. */
static struct str closing(struct str text, size_t at)
{
	struct str before = str_sub(text, 0, at);

	for (size_t i = 0; i < ARRAY_LEN(quotes); i++)
		if (str_ends(before, quotes[i].open))
			return quotes[i].close;
	return (struct str){NULL, 0};
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* A quote before a letter belongs to the path: "/home/o'neill". */
static size_t end_quoted(struct str text, size_t at, struct str close)
{
	for (; at < text.len; at++)
		if (str_starts(str_sub(text, at, text.len), close) &&
			(at + close.len >= text.len ||
				!is_word(text.ptr[at + close.len])))
			return at;
	return text.len;
}

/* Does the sentence go on at a blank? Else it is a blank of the path. */
static bool goes_on(struct str text, size_t blank)
{
	struct str word = str_sub(text, blank + 1, text.len);

	word = str_sub(word, 0, str_find(word, ' '));
	return word.len == 0 || word.ptr[0] == '(' || word.ptr[0] == '\'' ||
	       bidi_has_rtl(word);
}

static size_t end_bare(struct str text, size_t at)
{
	for (; at < text.len; at++) {
		struct str rest = str_sub(text, at, text.len);

		if (str_starts(rest, STR(": ")) ||
			str_starts(rest, STR("\u060c")) ||
			str_starts(rest, STR("\u061b")))
			return at;
		if (text.ptr[at] == ' ' && goes_on(text, at))
			return at;
	}
	return text.len;
}

void isolate_paths(struct str text, struct buf *out)
{
	size_t at = 0;

	while (at < text.len) {
		struct str close = closing(text, at);
		bool is_start =
			at == 0 || text.ptr[at - 1] == ' ' || close.len > 0;
		size_t end = at + 1;

		if (is_start && begins_path(text, at)) {
			end = close.len > 0 ? end_quoted(text, at, close)
			                    : end_bare(text, at);
			buf_utf8(out, OPEN);
			buf_str(out, str_sub(text, at, end));
			buf_utf8(out, CLOSE);
		} else {
			buf_byte(out, text.ptr[at]);
		}
		at = end;
	}
}
