/* SPDX-License-Identifier: MIT */
#include "exchange/form.h"

#include "base/map.h"
#include "base/mo.h"
#include "xml/xml.h"

#include <string.h>

/* ---- names ---- */

static bool is_code(const struct md_piece *piece)
{
	return piece->kind == MD_OPEN || piece->kind == MD_SINGLE;
}

/* `met` counts the codes of each kind so far. */
static struct str name_code(
	struct str what, struct map *met, struct arena *arena)
{
	int *count = map_get(met, what);

	if (count == NULL) {
		count = ARENA_NEW(arena, int);
		map_put(met, what, count);
	}
	++*count;
	if (str_eq(what, STR("b")) || str_eq(what, STR("i")))
		return arena_printf(arena, "%.*s%d", STR_ARG(what), *count);
	return *count == 1
	               ? what
	               : arena_printf(arena, "%.*s+%d", STR_ARG(what), *count);
}

struct form form_of(
	const struct md_piece *pieces, size_t count, struct arena *arena)
{
	struct md_piece *named = ARENA_ARRAY(arena, struct md_piece, count + 1);
	size_t *open = ARENA_ARRAY(arena, size_t, count + 1);
	struct map met = {0};
	size_t depth = 0;

	for (size_t i = 0; i < count; i++) {
		named[i] = pieces[i];
		if (pieces[i].kind == MD_OPEN)
			open[depth++] = i;
		if (is_code(&pieces[i]))
			named[i].text = name_code(pieces[i].text, &met, arena);
		else if (pieces[i].kind == MD_CLOSE && depth > 0)
			named[i].text = named[open[--depth]].text;
	}
	map_release(&met);
	return (struct form){named, count};
}

bool form_read(struct str md, bool is_heading, struct arena *arena,
	struct form *out, struct err *err)
{
	const struct str head = is_heading ? STR("# ") : STR("");
	const struct str text =
		arena_printf(arena, "%.*s%.*s", STR_ARG(head), STR_ARG(md));
	struct md_source source = {0};
	const struct md_leaf *leaf;
	bool is_one = md_source(text, &source) && source.left == 0 &&
	              source.leaves.len == 1;

	if (is_one) {
		leaf = source.leaves.ptr;
		is_one = leaf->is_heading == is_heading &&
		         leaf->start == head.len && leaf->end == text.len;
	}
	if (is_one) {
		struct md_piece *pieces =
			ARENA_ARRAY(arena, struct md_piece, leaf->count);

		for (size_t i = 0; i < leaf->count; i++)
			pieces[i] = (struct md_piece){leaf->pieces[i].kind,
				arena_str(arena, leaf->pieces[i].text),
				arena_str(arena, leaf->pieces[i].source)};
		*out = form_of(pieces, leaf->count, arena);
	}
	md_source_release(&source);
	return is_one || err_set(err, ERR_INPUT,
				 is_heading ? _("this is no heading of "
						"Markdown")
					    : _("this is no single paragraph "
						"of Markdown"));
}

/* ---- writing ---- */

static void put_code(const struct md_piece *piece, struct buf *out)
{
	if (piece->kind == MD_CLOSE) {
		buf_cstr(out, "</g>");
		return;
	}
	buf_cstr(out, piece->kind == MD_OPEN ? "<g id=\"" : "<x id=\"");
	xml_escape(piece->text, out);
	buf_cstr(out, piece->kind == MD_OPEN ? "\">" : "\"/>");
}

void form_text(struct form form, struct buf *out)
{
	for (size_t i = 0; i < form.count; i++)
		if (form.pieces[i].kind == MD_TEXT)
			xml_escape(form.pieces[i].text, out);
		else
			put_code(&form.pieces[i], out);
}

struct str form_text_in(struct form form, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	form_text(form, &out);
	text = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return text;
}

uint64_t form_hash(struct str text)
{
	return map_hash(text, 0);
}

void form_source(struct form form, struct buf *out)
{
	for (size_t i = 0; i < form.count; i++)
		buf_str(out, form.pieces[i].source);
}

/* ---- checking ---- */

static bool check_nesting(struct form form, struct err *err)
{
	struct arena scratch = {0};
	size_t *open = ARENA_ARRAY(&scratch, size_t, form.count + 1);
	size_t depth = 0;
	const struct md_piece *wrong = NULL;

	for (size_t i = 0; i < form.count && wrong == NULL; i++) {
		const struct md_piece *piece = &form.pieces[i];

		if (piece->kind == MD_OPEN)
			open[depth++] = i;
		else if (piece->kind == MD_CLOSE &&
			 (depth == 0 || !str_eq(form.pieces[open[--depth]].text,
						piece->text)))
			wrong = piece;
	}
	if (wrong == NULL && depth > 0)
		wrong = &form.pieces[open[depth - 1]];
	arena_free(&scratch);
	return wrong == NULL ||
	       err_set(err, ERR_INPUT, _("code '%.*s' is not nested rightly"),
		       STR_ARG(wrong->text));
}

/* A map keeps what is not its own to change. */
static void *loose(const struct md_piece *piece)
{
	/* NOLINTNEXTLINE(performance-no-int-to-ptr): not through an int */
	return (void *)(uintptr_t)piece;
}

/* Codes by their names; a closing one is told apart by `is_close`. */
static void map_codes(struct form form, bool is_close, struct map *map)
{
	for (size_t i = 0; i < form.count; i++)
		if (is_close ? form.pieces[i].kind == MD_CLOSE
			     : is_code(&form.pieces[i]))
			map_put(map, form.pieces[i].text,
				loose(&form.pieces[i]));
}

/* What a language has or has not, whatever the source does. */
static bool is_own(struct str name)
{
	return str_starts(name, STR("term:")) ||
	       (name.len > 1 && name.ptr[0] == 'i' && name.ptr[1] >= '1' &&
		       name.ptr[1] <= '9');
}

/* Every code is known and stands there once; `seen` has them afterwards. */
static bool check_each(struct form form, const struct map *known,
	bool is_own_free, struct map *seen, struct err *err)
{
	for (size_t i = 0; i < form.count; i++) {
		const struct md_piece *code = &form.pieces[i], *like;

		if (!is_code(code) || (is_own_free && is_own(code->text)))
			continue;
		like = map_get(known, code->text);
		if (like == NULL || like->kind != code->kind)
			return err_set(err, ERR_INPUT,
				_("code '%.*s' is not one of the source"),
				STR_ARG(code->text));
		if (map_put(seen, code->text, loose(code)) != NULL)
			return err_set(err, ERR_INPUT,
				_("code '%.*s' stands there twice"),
				STR_ARG(code->text));
	}
	return true;
}

static bool check_all(struct form like, bool is_own_free,
	const struct map *seen, struct err *err)
{
	for (size_t i = 0; i < like.count; i++) {
		const struct md_piece *code = &like.pieces[i];

		if (is_code(code) && map_get(seen, code->text) == NULL &&
			!(is_own_free && is_own(code->text)))
			return err_set(err, ERR_INPUT,
				_("code '%.*s' is missing"),
				STR_ARG(code->text));
	}
	return true;
}

bool form_check(
	struct form form, struct form like, bool is_own_free, struct err *err)
{
	struct map known = {0}, seen = {0};
	bool is_right;

	map_codes(like, false, &known);
	is_right = check_each(form, &known, is_own_free, &seen, err) &&
	           check_all(like, is_own_free, &seen, err) &&
	           check_nesting(form, err);
	map_release(&known);
	map_release(&seen);
	return is_right;
}

/* ---- Markdown ---- */

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* A blank beyond the ends, the one before the start included. */
static char char_at(struct str text, size_t i)
{
	if (i < text.len)
		return text.ptr[i];
	return ' ';
}

/* What would be a mark anywhere in a paragraph. */
static bool is_mark(struct str text, size_t i)
{
	const char before = char_at(text, i - 1);
	const char after = char_at(text, i + 1);

	switch (text.ptr[i]) {
	case '*':
	case '`':
	case '[':
	case ']':
		return true;
	case '_': /* between letters it is one */
		return !is_letter(before) || !is_letter(after);
	case '\\':
		return !is_letter(after) && after != ' ';
	case '<':
		return is_letter(after) || after == '/' || after == '!' ||
		       after == '?';
	case '&':
		return is_letter(after) || after == '#';
	case '!':
		return i + 1 == text.len;
	default:
		return false;
	}
}

/* "1. " or "1) " at the start of a line: where the mark is, else 0. */
static size_t ordinal_end(struct str line)
{
	size_t i = 0;

	while (i < line.len && i < 10 && line.ptr[i] >= '0' &&
		line.ptr[i] <= '9')
		i++;
	return i > 0 && i < line.len &&
	                       (line.ptr[i] == '.' || line.ptr[i] == ')') &&
	                       (i + 1 == line.len ||
				       strchr(" \t\n", line.ptr[i + 1]))
	               ? i
	               : 0;
}

/* What would begin another block at the start of a line. */
static bool is_block_mark(struct str line)
{
	return line.len > 0 && strchr("#>+-=~", line.ptr[0]) != NULL;
}

static void write_text(struct str text, bool is_line_start, struct buf *out)
{
	size_t ordinal = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (is_line_start) {
			const struct str line = str_sub(text, i, text.len);
			const size_t end = ordinal_end(line);

			ordinal = end > 0 ? i + end : 0;
			if (is_block_mark(line))
				buf_byte(out, '\\');
		}
		if (is_mark(text, i) || (ordinal > 0 && i == ordinal))
			buf_byte(out, '\\');
		buf_byte(out, text.ptr[i]);
		is_line_start = text.ptr[i] == '\n';
	}
}

void form_write(struct form form, struct form like, struct buf *out)
{
	struct map opens = {0}, closes = {0};

	map_codes(like, false, &opens);
	map_codes(like, true, &closes);
	for (size_t i = 0; i < form.count; i++) {
		const struct md_piece *piece = &form.pieces[i], *code;
		const bool is_line_start = i == 0 || out->len == 0 ||
		                           out->ptr[out->len - 1] == '\n';

		if (piece->kind == MD_TEXT) {
			write_text(piece->text, is_line_start, out);
			continue;
		}
		code = map_get(piece->kind == MD_CLOSE ? &closes : &opens,
			piece->text);
		if (code != NULL)
			buf_str(out, code->source);
	}
	map_release(&opens);
	map_release(&closes);
}

/* ---- ends ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct form form_trim(struct form form, struct arena *arena)
{
	struct md_piece *pieces =
		ARENA_ARRAY(arena, struct md_piece, form.count + 1);
	struct form out = {pieces, form.count};
	struct str *end;

	memcpy(pieces, form.pieces, form.count * sizeof(*pieces));
	if (out.count > 0 && pieces[0].kind == MD_TEXT) {
		struct str *first = &pieces[0].text;

		while (first->len > 0 && is_space(first->ptr[0]))
			*first = str_sub(*first, 1, first->len);
	}
	if (out.count > 0 && pieces[out.count - 1].kind == MD_TEXT) {
		end = &pieces[out.count - 1].text;
		while (end->len > 0 && is_space(end->ptr[end->len - 1]))
			end->len--;
	}
	while (out.count > 0 && pieces[out.count - 1].kind == MD_TEXT &&
		pieces[out.count - 1].text.len == 0)
		out.count--;
	return out;
}
