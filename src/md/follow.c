/* SPDX-License-Identifier: MIT */
#include "md/follow.h"

#include <string.h>

static char at(const struct follow *f, size_t pos)
{
	if (pos < f->bytes.len)
		return f->bytes.ptr[pos];
	return '\0';
}

static bool is_punct(char c)
{
	return c != '\0' && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_eol(char c)
{
	return c == '\n' || c == '\r';
}

/* ---- pieces ---- */

static struct str copy(struct follow *f, struct str s)
{
	return arena_str(f->arena, s);
}

static void end_text(struct follow *f)
{
	if (f->source.len > 0)
		vec_push(&f->pieces,
			((struct md_piece){MD_TEXT, copy(f, buf_view(&f->text)),
				copy(f, buf_view(&f->source))}));
	buf_clear(&f->text);
	buf_clear(&f->source);
}

/* A code whose Markdown are the bytes from `pos` to `end`. */
static bool add_code(
	struct follow *f, enum md_piece_kind kind, struct str what, size_t end)
{
	const struct str source = str_sub(f->bytes, f->pos, end);

	/* Its line's indentation would have to be taken out. */
	if (str_find_eol(source) < source.len)
		return false;
	end_text(f);
	vec_push(&f->pieces,
		((struct md_piece){kind, copy(f, what), copy(f, source)}));
	f->pos = end;
	return true;
}

/* ---- characters ---- */

/* The first text below a node. */
static const char *text_below(cmark_node *node)
{
	while (node != NULL && cmark_node_get_type(node) != CMARK_NODE_TEXT)
		node = cmark_node_first_child(node);
	return node == NULL ? NULL : cmark_node_get_literal(node);
}

/* What an entity stands for, by cmark's own table; empty if it is none. */
static bool decode(struct str entity, struct buf *out)
{
	cmark_node *root =
		cmark_parse_document(entity.ptr, entity.len, CMARK_OPT_DEFAULT);
	const char *text = text_below(root);

	if (text != NULL && !str_eq(str_of(text), entity))
		buf_cstr(out, text);
	cmark_node_free(root);
	return out->len > 0;
}

/* "&amp;" at `pos`: its length [B], or 0. */
static size_t entity_length(const struct follow *f)
{
	size_t end = f->pos + 1;

	while (end - f->pos < 40 && at(f, end) != '\0' && at(f, end) != ';' &&
		!is_blank(at(f, end)) && !is_eol(at(f, end)))
		end++;
	return at(f, end) == ';' ? end + 1 - f->pos : 0;
}

/* Takes `len` bytes of Markdown that stand for the start of *literal. */
static bool take(
	struct follow *f, size_t len, struct str as, struct str *literal)
{
	if (!str_starts(*literal, as))
		return false;
	buf_str(&f->text, as);
	buf_str(&f->source, str_sub(f->bytes, f->pos, f->pos + len));
	f->pos += len;
	*literal = str_sub(*literal, as.len, literal->len);
	return true;
}

static bool take_entity(struct follow *f, struct str *literal)
{
	const size_t len = entity_length(f);
	struct buf decoded = {0};
	bool is_taken = false;

	if (len > 0 &&
		decode(str_sub(f->bytes, f->pos, f->pos + len), &decoded))
		is_taken = take(f, len, buf_view(&decoded), literal);
	buf_release(&decoded);
	return is_taken;
}

static bool follow_text(struct follow *f, struct str literal)
{
	while (literal.len > 0) {
		const char c = at(f, f->pos);

		if (c == '\\' && is_punct(at(f, f->pos + 1))) {
			if (!take(f, 2,
				    str_sub(f->bytes, f->pos + 1, f->pos + 2),
				    &literal))
				return false;
		} else if (!(c == '&' && take_entity(f, &literal)) &&
			   !take(f, 1, str_sub(f->bytes, f->pos, f->pos + 1),
				   &literal)) {
			return false;
		}
		if (f->pos > f->bytes.len)
			return false;
	}
	return true;
}

/* ---- line ends ---- */

/* Past a line end and what stands before the text of the next line. */
static bool skip_eol(struct follow *f, size_t pos)
{
	if (!is_eol(at(f, pos)))
		return false;
	pos += at(f, pos) == '\r' && at(f, pos + 1) == '\n' ? 2 : 1;
	for (int i = 0; i <= f->quotes; i++) {
		while (is_blank(at(f, pos)))
			pos++;
		if (i < f->quotes && at(f, pos) == '>')
			pos++;
	}
	f->pos = pos;
	return true;
}

static bool follow_soft(struct follow *f)
{
	size_t pos = f->pos;

	while (is_blank(at(f, pos)))
		pos++;
	buf_byte(&f->text, '\n');
	buf_byte(&f->source, '\n');
	return skip_eol(f, pos);
}

static bool follow_hard(struct follow *f)
{
	size_t pos = f->pos;

	while (is_blank(at(f, pos)))
		pos++;
	if (at(f, pos) == '\\')
		pos++;
	end_text(f);
	vec_push(&f->pieces,
		((struct md_piece){MD_SINGLE, STR("br"), STR("\\\n")}));
	return skip_eol(f, pos);
}

/* ---- codes ---- */

static bool follow_mark(
	struct follow *f, enum md_piece_kind kind, int width, const char *what)
{
	const char c = at(f, f->pos);

	if ((c != '*' && c != '_') || (width == 2 && at(f, f->pos + 1) != c))
		return false;
	return add_code(f, kind, str_of(what), f->pos + (size_t)width);
}

static size_t run_of(const struct follow *f, size_t pos, char c)
{
	size_t end = pos;

	while (at(f, end) == c)
		end++;
	return end - pos;
}

static bool follow_code(struct follow *f)
{
	const size_t width = run_of(f, f->pos, '`');
	size_t pos = f->pos + width;

	while (width > 0 && pos < f->bytes.len) {
		const size_t run = run_of(f, pos, '`');

		if (run == width)
			return add_code(f, MD_SINGLE,
				str_sub(f->bytes, f->pos, pos + run),
				pos + run);
		pos += run > 0 ? run : 1;
	}
	return false;
}

static bool follow_html(struct follow *f, struct str literal)
{
	return str_starts(str_sub(f->bytes, f->pos, f->bytes.len), literal) &&
	       add_code(f, MD_SINGLE, literal, f->pos + literal.len);
}

/* Past "<…>" or bare text with balanced brackets; 0: it is none. */
static size_t skip_target(const struct follow *f, size_t pos)
{
	const bool is_angled = at(f, pos) == '<';
	int depth = 0;

	for (pos += is_angled; at(f, pos) != '\0'; pos++) {
		const char c = at(f, pos);

		if (c == '\\' && is_punct(at(f, pos + 1)))
			pos++;
		else if (is_eol(c))
			return 0;
		else if (is_angled && c == '>')
			return pos + 1;
		else if (!is_angled && c == '(')
			depth++;
		else if (!is_angled && (is_blank(c) || (c == ')' && !depth--)))
			return pos;
	}
	return 0;
}

/* Past a title in its quotes, if there is one; 0: it does not end. */
static size_t skip_title(const struct follow *f, size_t pos)
{
	const char open = at(f, pos);
	char close = open;

	if (open != '"' && open != '\'' && open != '(')
		return pos;
	if (open == '(')
		close = ')';
	for (pos++; at(f, pos) != '\0' && !is_eol(at(f, pos)); pos++)
		if (at(f, pos) == '\\' && is_punct(at(f, pos + 1)))
			pos++;
		else if (at(f, pos) == close)
			return pos + 1;
	return 0;
}

/* The end of "](target "title")" that begins at `pos`; 0: another form. */
static size_t link_end(const struct follow *f, size_t pos)
{
	if (at(f, pos) != ']' || at(f, pos + 1) != '(')
		return 0;
	pos += 2;
	while (is_blank(at(f, pos)))
		pos++;
	pos = skip_target(f, pos);
	while (pos > 0 && is_blank(at(f, pos)))
		pos++;
	pos = pos > 0 ? skip_title(f, pos) : 0;
	while (pos > 0 && is_blank(at(f, pos)))
		pos++;
	return pos > 0 && at(f, pos) == ')' ? pos + 1 : 0;
}

/* What a link or image is: its target, and its title if it has one. */
static struct str link_what(struct follow *f, cmark_node *node)
{
	const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
	const char *url = cmark_node_get_url(node);
	const char *title = cmark_node_get_title(node);
	const bool has_title = title != NULL && title[0] != '\0';

	return arena_printf(f->arena, "%s%s%s%s%s", is_image ? "!" : "",
		url != NULL ? url : "", has_title ? " \"" : "",
		has_title ? title : "", has_title ? "\"" : "");
}

/* "[12](ref:12)", "[†](note:E1)": a call, whose text is no text. */
static bool is_call(cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);
	const struct str url = str_of(cmark_node_get_url(node));
	struct str label;

	if (child == NULL || cmark_node_next(child) != NULL ||
		cmark_node_get_type(child) != CMARK_NODE_TEXT)
		return false;
	label = str_of(cmark_node_get_literal(child));
	return (str_starts(url, STR("ref:")) &&
		       str_eq(str_sub(url, 4, url.len), label)) ||
	       (str_starts(url, STR("note:")) && str_eq(label, STR("†")));
}

static bool follow_call(struct follow *f, cmark_node *node)
{
	const struct str label =
		str_of(cmark_node_get_literal(cmark_node_first_child(node)));
	const size_t end = link_end(f, f->pos + 1 + label.len);

	return end > 0 &&
	       str_eq(str_sub(f->bytes, f->pos + 1, f->pos + 1 + label.len),
		       label) &&
	       add_code(f, MD_SINGLE, link_what(f, node), end);
}

static bool follow_autolink(struct follow *f)
{
	const size_t len =
		str_find(str_sub(f->bytes, f->pos, f->bytes.len), '>') + 1;

	return add_code(f, MD_SINGLE, str_sub(f->bytes, f->pos, f->pos + len),
		f->pos + len);
}

/* *is_whole: its children have been followed as well. */
static bool open_link(struct follow *f, cmark_node *node, bool *is_whole)
{
	const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
	const char c = at(f, f->pos);

	*is_whole = true;
	if (!is_image && c == '<')
		return follow_autolink(f);
	if (!is_image && c == '[' && is_call(node))
		return follow_call(f, node);
	*is_whole = false;
	if (is_image)
		return c == '!' && at(f, f->pos + 1) == '[' &&
		       add_code(f, MD_OPEN, link_what(f, node), f->pos + 2);
	return c == '[' && add_code(f, MD_OPEN, link_what(f, node), f->pos + 1);
}

static bool close_link(struct follow *f, cmark_node *node)
{
	const size_t end = link_end(f, f->pos);

	return end > 0 && add_code(f, MD_CLOSE, link_what(f, node), end);
}

/* ---- the tree ---- */

static bool enter(struct follow *f, cmark_node *node, bool *is_whole)
{
	*is_whole = false;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		return follow_text(f, str_of(cmark_node_get_literal(node)));
	case CMARK_NODE_SOFTBREAK:
		return follow_soft(f);
	case CMARK_NODE_LINEBREAK:
		return follow_hard(f);
	case CMARK_NODE_CODE:
		return follow_code(f);
	case CMARK_NODE_HTML_INLINE:
		return follow_html(f, str_of(cmark_node_get_literal(node)));
	case CMARK_NODE_EMPH:
		return follow_mark(f, MD_OPEN, 1, "i");
	case CMARK_NODE_STRONG:
		return follow_mark(f, MD_OPEN, 2, "b");
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return open_link(f, node, is_whole);
	default:
		return false;
	}
}

static bool leave(struct follow *f, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_EMPH:
		return follow_mark(f, MD_CLOSE, 1, "i");
	case CMARK_NODE_STRONG:
		return follow_mark(f, MD_CLOSE, 2, "b");
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return close_link(f, node);
	default:
		return true;
	}
}

bool follow_leaf(struct follow *f, cmark_node *leaf)
{
	cmark_iter *iter = cmark_iter_new(leaf);
	cmark_event_type event;
	bool is_followed = true;

	while (is_followed &&
		(event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		bool is_whole = false;

		if (node == leaf)
			continue;
		is_followed = event == CMARK_EVENT_ENTER
		                      ? enter(f, node, &is_whole)
		                      : leave(f, node);
		if (is_whole)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	end_text(f);
	cmark_iter_free(iter);
	return is_followed;
}

void follow_release(struct follow *f)
{
	vec_release(&f->pieces);
	buf_release(&f->text);
	buf_release(&f->source);
}
