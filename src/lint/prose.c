/* SPDX-License-Identifier: MIT */
#include "lint/prose.h"

#include "base/macros.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Adds up what the spans say of a byte. */
struct cover {
	const struct doc_node *leaf;
	size_t next;              /* first span not yet begun */
	uint32_t call, code, sec; /* [B] where the last of each kind ends */
	uint32_t term;
};

static void cover_to(struct cover *cover, uint32_t pos)
{
	const struct doc_node *leaf = cover->leaf;

	for (; cover->next < leaf->span_count &&
		leaf->spans[cover->next].start <= pos;
		cover->next++) {
		const struct doc_span *span = &leaf->spans[cover->next];

		switch (span->kind) {
		case DOC_SPAN_REF:
		case DOC_SPAN_NOTE:
			cover->call = span->end;
			break;
		case DOC_SPAN_CODE:
		case DOC_SPAN_HTML:
			cover->code = span->end;
			break;
		case DOC_SPAN_SEC:
			cover->sec = span->end;
			break;
		case DOC_SPAN_TERM:
			if (!span->is_marked)
				cover->term = span->end;
			break;
		default:
			break;
		}
	}
}

static bool is_address_start(struct str rest)
{
	return str_starts(rest, STR("http://")) ||
	       str_starts(rest, STR("https://")) ||
	       str_starts(rest, STR("www."));
}

/* ASCII that may stand in an address. */
static bool is_address(char c)
{
	return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"';
}

/* Does the bracket that ends an address belong to it: "…/wiki/AI_(film)"? */
static bool is_own_bracket(struct str address)
{
	int depth = 0;

	for (size_t i = 0; i < address.len; i++)
		depth += (address.ptr[i] == '(') - (address.ptr[i] == ')');
	return address.ptr[address.len - 1] == ')' && depth >= 0;
}

/* [B] of the address that the text begins with, marks after it left out. */
static size_t address_len(struct str rest)
{
	const struct str ends = STR(".,;:!?)]'");
	size_t len = 0;

	if (!is_address_start(rest))
		return 0;
	while (len < rest.len && is_address(rest.ptr[len]))
		len++;
	while (len > 0 && str_find(ends, rest.ptr[len - 1]) < ends.len &&
		!is_own_bracket(str_sub(rest, 0, len)))
		len--;
	return len;
}

#define MAIL_MAX 64 /* [B] of the name (RFC 5321) */

static bool is_mail(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_' ||
	       c == '+';
}

/* The same for name@host. */
static size_t mail_len(struct str rest)
{
	size_t name = 0, len;

	while (name < rest.len && name < MAIL_MAX && is_mail(rest.ptr[name]))
		name++;
	if (name == 0 || name == rest.len || rest.ptr[name] != '@')
		return 0;
	len = name + 1;
	while (len < rest.len && is_mail(rest.ptr[len]))
		len++;
	while (len > 0 && rest.ptr[len - 1] == '.')
		len--;
	return len > name + 1 ? len : 0;
}

static void put(struct prose *prose, uint32_t cp, size_t at, uint8_t flags)
{
	prose->cp[prose->len] = cp;
	prose->at[prose->len] = (uint32_t)at;
	prose->flags[prose->len++] = flags;
}

static void note_call(struct prose *prose)
{
	if (prose->len > 0)
		prose->flags[prose->len - 1] |= PROSE_CALL;
	else
		prose->has_call_first = true;
}

/* [B] of the code or address at `pos`; 0 if there is none. */
static size_t object_len(
	const struct cover *cover, const struct prose *prose, size_t pos)
{
	const struct str text = cover->leaf->text;
	const struct str rest = str_sub(text, pos, text.len);
	const bool is_inside =
		prose->len > 0 && chars_is_word(prose->cp[prose->len - 1]) &&
		chars_script(prose->cp[prose->len - 1]) != SCRIPT_HAN;
	size_t len = 0;

	if (pos < cover->code)
		return cover->code - pos;
	if (!is_inside)
		len = address_len(rest);
	return len == 0 && !is_inside ? mail_len(rest) : len;
}

struct prose prose_of(const struct doc_node *leaf, struct arena *arena)
{
	const struct str text = leaf->text;
	struct prose prose = {.leaf = leaf,
		.cp = ARENA_ARRAY(arena, uint32_t, text.len + 1),
		.at = ARENA_ARRAY(arena, uint32_t, text.len + 1),
		.flags = ARENA_ARRAY(arena, uint8_t, text.len + 1)};
	struct cover cover = {.leaf = leaf};

	for (size_t pos = 0; pos < text.len;) {
		const size_t start = pos;
		uint8_t flags = 0;
		size_t object;

		cover_to(&cover, (uint32_t)pos);
		if (pos < cover.call) {
			note_call(&prose);
			pos = cover.call;
			continue;
		}
		object = object_len(&cover, &prose, pos);
		if (object > 0) {
			put(&prose, PROSE_OBJECT, pos, 0);
			pos += object;
			continue;
		}
		if (pos < cover.sec)
			flags |= PROSE_SEC;
		if (pos < cover.term)
			flags |= PROSE_TERM;
		put(&prose, utf8_next(text, &pos), start, flags);
	}
	prose.at[prose.len] = (uint32_t)text.len;
	return prose;
}

void prose_skip(struct prose *prose, size_t count)
{
	prose->cp += count;
	prose->at += count;
	prose->flags += count;
	prose->len -= count;
}

struct str prose_text(const struct prose *prose, size_t from, size_t to)
{
	size_t end = prose->at[to];

	/* The end of the last character, not the start of the next: calls may
	 * stand between. */
	if (to > from && prose->cp[to - 1] != PROSE_OBJECT) {
		end = prose->at[to - 1];
		utf8_next(prose->leaf->text, &end);
	}
	return str_sub(prose->leaf->text, prose->at[from], end);
}

uint32_t prose_near(const struct prose *prose, size_t i, int step)
{
	if (step < 0 && i < (size_t)-step)
		return 0;
	i = step < 0 ? i - (size_t)-step : i + (size_t)step;
	return i < prose->len ? prose->cp[i] : 0;
}
