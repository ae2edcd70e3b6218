/* SPDX-License-Identifier: MIT */
#include "xml/prescan.h"

#include "base/macros.h"
#include "base/mo.h"
#include "base/utf8seq.h"

#include <stdint.h>
#include <string.h>

struct scan {
	struct str text;
	const char *name; /* the file, for messages */
	size_t pos;       /* [B] */
	int depth;        /* of open elements */
	int elements;
};

/* Puts "FILE:LINE: " before the message in err. Returns false. */
static bool at(const struct scan *scan, size_t pos, struct err *err)
{
	int line = 1;

	for (size_t i = 0; i < pos && i < scan->text.len; i++)
		line += scan->text.ptr[i] == '\n';
	return err_prefix(err, "%s:%d", scan->name, line);
}

static bool starts(const struct scan *scan, struct str prefix)
{
	return str_starts(
		str_sub(scan->text, scan->pos, scan->text.len), prefix);
}

/* Moves past the next `end`. False, with the message at the start, if none. */
static bool skip_past(struct scan *scan, struct str end, struct err *err)
{
	const struct str rest = str_sub(scan->text, scan->pos, scan->text.len);
	const size_t found = str_search(rest, end);

	if (found == SIZE_MAX) {
		err_set(err, ERR_INPUT, _("'%.*s' is missing after this"),
			STR_ARG(end));
		return at(scan, scan->pos, err);
	}
	scan->pos += found + end.len;
	return true;
}

/* Comments, CDATA sections and processing instructions hide all markup. */
static const struct {
	const char *start, *end;
} hiding[] = {
	{"<!--", "-->"},
	{"<![CDATA[", "]]>"},
	{"<?", "?>"},
};

static bool skip_hidden(struct scan *scan, bool *is_hidden, struct err *err)
{
	*is_hidden = false;
	for (size_t i = 0; i < ARRAY_LEN(hiding); i++) {
		const struct str start = str_of(hiding[i].start);

		if (!starts(scan, start))
			continue;
		*is_hidden = true;
		/* "<!-->" is no whole comment: its end comes after its start.
		 */
		scan->pos += start.len;
		if (skip_past(scan, str_of(hiding[i].end), err))
			return true;
		return false;
	}
	return true;
}

static bool refuse_declaration(const struct scan *scan, struct err *err)
{
	if (starts(scan, STR("<!DOCTYPE")))
		err_set(err, ERR_INPUT, _("DOCTYPE is not accepted"));
	else if (starts(scan, STR("<!ENTITY")))
		err_set(err, ERR_INPUT, _("ENTITY is not accepted"));
	else
		err_set(err, ERR_INPUT,
			_("'<!' begins neither a comment nor CDATA"));
	return at(scan, scan->pos, err);
}

/* Where the tag at pos ends, quotes respected; counts attribute values. */
static bool measure_tag(struct scan *scan, size_t *end, struct err *err)
{
	const struct str text = scan->text;
	size_t max = text.len;
	size_t i = scan->pos + 1;
	int values = 0;
	char quote = '\0';

	if (max - scan->pos > XML_MAX_TAG)
		max = scan->pos + XML_MAX_TAG;
	for (; i < max && (quote || text.ptr[i] != '>'); i++) {
		const char c = text.ptr[i];

		/* Never well-formed, in quotes or out: libxml2 stops too. */
		if (c == '<') {
			err_set(err, ERR_INPUT, _("'<' inside a tag"));
			return at(scan, i, err);
		}
		if (c == quote) {
			quote = '\0';
		} else if (!quote && (c == '"' || c == '\'')) {
			quote = c;
			values++;
		}
	}
	if (i == text.len)
		err_set(err, ERR_INPUT, _("the tag is not closed"));
	else if (i == max)
		err_set(err, ERR_INPUT,
			P_("a tag longer than %zu byte",
				"a tag longer than %zu bytes", XML_MAX_TAG),
			XML_MAX_TAG);
	else if (values > XML_MAX_ATTRS)
		err_set(err, ERR_INPUT,
			P_("a tag with more than %d attribute",
				"a tag with more than %d attributes",
				XML_MAX_ATTRS),
			XML_MAX_ATTRS);
	else {
		*end = i;
		return true;
	}
	return at(scan, scan->pos, err);
}

/* A start, end or empty-element tag. */
static bool scan_tag(struct scan *scan, struct err *err)
{
	size_t end = scan->pos;

	if (starts(scan, STR("</"))) {
		scan->depth--;
		return skip_past(scan, STR(">"), err);
	}
	if (!measure_tag(scan, &end, err))
		return false;
	if (++scan->elements > XML_MAX_ELEMENTS) {
		err_set(err, ERR_INPUT,
			P_("more than %d element", "more than %d elements",
				XML_MAX_ELEMENTS),
			XML_MAX_ELEMENTS);
		return at(scan, scan->pos, err);
	}
	if (scan->text.ptr[end - 1] != '/' && ++scan->depth > XML_MAX_DEPTH) {
		err_set(err, ERR_INPUT, _("elements nested deeper than %d"),
			XML_MAX_DEPTH);
		return at(scan, scan->pos, err);
	}
	scan->pos = end + 1;
	return true;
}

static bool scan_markup(struct scan *scan, struct err *err)
{
	bool is_hidden;

	for (;;) {
		const struct str rest =
			str_sub(scan->text, scan->pos, scan->text.len);
		const size_t next = str_find(rest, '<');

		if (next == rest.len)
			return true;
		scan->pos += next;
		if (!skip_hidden(scan, &is_hidden, err))
			return false;
		if (is_hidden)
			continue;
		if (starts(scan, STR("<!")))
			return refuse_declaration(scan, err);
		if (!scan_tag(scan, err))
			return false;
	}
}

/* The value of encoding="…" in the XML declaration; ptr NULL if there is none.
 */
static struct str declared_encoding(struct str text)
{
	const struct str key = STR("encoding");
	struct str rest;
	size_t found;

	if (!str_starts(text, STR("<?xml")))
		return (struct str){0};
	rest = str_sub(text, 0, str_search(text, STR("?>")));
	found = str_search(rest, key);
	if (found == SIZE_MAX)
		return (struct str){0};
	rest = str_trim(str_sub(rest, found + key.len, rest.len));
	if (!str_starts(rest, STR("=")))
		return (struct str){0};
	rest = str_trim(str_sub(rest, 1, rest.len));
	if (rest.len == 0)
		return (struct str){0};
	found = str_find(str_sub(rest, 1, rest.len), rest.ptr[0]);
	return str_sub(rest, 1, 1 + found);
}

static bool check_encoding(const struct scan *scan, struct err *err)
{
	const struct str encoding = declared_encoding(scan->text);
	const size_t bad = utf8_find_bad(scan->text);
	const size_t nul = str_find(scan->text, '\0');

	if (str_starts(scan->text, STR("\xFE\xFF")) ||
		str_starts(scan->text, STR("\xFF\xFE")) ||
		nul < scan->text.len) {
		err_set(err, ERR_INPUT,
			_("not UTF-8 (UTF-16 and UTF-32 are not accepted)"));
		return at(scan, nul < bad ? nul : bad, err);
	}
	if (bad < scan->text.len) {
		err_set(err, ERR_INPUT, _("not UTF-8"));
		return at(scan, bad, err);
	}
	if (encoding.ptr && !str_eq_nocase(encoding, STR("UTF-8")) &&
		!str_eq_nocase(encoding, STR("US-ASCII"))) {
		err_set(err, ERR_INPUT,
			_("encoding '%.*s' is not accepted, only UTF-8"),
			encoding.len < 40 ? (int)encoding.len : 40,
			encoding.ptr);
		return at(scan, 0, err);
	}
	return true;
}

bool prescan_check(struct str bytes, const char *name, struct err *err)
{
	struct scan scan = {.text = bytes, .name = name};

	if (bytes.len > XML_MAX_BYTES) {
		err_set(err, ERR_INPUT, _("larger than %zu MB"),
			XML_MAX_BYTES >> 20);
		return at(&scan, 0, err);
	}
	return check_encoding(&scan, err) && scan_markup(&scan, err);
}
