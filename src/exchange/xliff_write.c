/* SPDX-License-Identifier: MIT */
#include "exchange/hints.h"
#include "exchange/pairs.h"
#include "exchange/xliff.h"

#include "xml/xml.h"

#include <inttypes.h>

/* In the order of enum unit_state. */
static const char *const states[] = {
	[UNIT_UNSAID] = NULL,
	[UNIT_NEW] = "new",
	[UNIT_DRAFT] = "needs-review-translation",
	[UNIT_TRANSLATED] = "translated",
	[UNIT_REVIEWED] = "signed-off",
};

static const char *const restypes[] = {
	[UNIT_HEADING] = "x-heading",
	[UNIT_PARA] = "x-paragraph",
	[UNIT_ITEM] = "x-item",
	[UNIT_CAPTION] = "x-caption",
};

/* What kind of code it is, for those who see only a number of it. */
static const char *ctype_of(const struct md_piece *piece)
{
	const struct str name = piece->text;

	if (piece->kind == MD_SINGLE)
		return str_eq(name, STR("br"))          ? "lb"
		       : str_starts(name, STR("ref:"))  ? "x-ref"
		       : str_starts(name, STR("note:")) ? "x-note"
		                                        : "x-code";
	if (str_starts(piece->source, STR("**")) ||
		str_starts(piece->source, STR("__")))
		return "bold";
	if (str_eq(piece->source, STR("*")) || str_eq(piece->source, STR("_")))
		return "italic";
	return str_starts(name, STR("!")) ? "x-image" : "link";
}

static void put_code(const struct md_piece *piece, struct buf *out)
{
	if (piece->kind == MD_CLOSE) {
		buf_cstr(out, "</g>");
		return;
	}
	buf_cstr(out, piece->kind == MD_OPEN ? "<g id=\"" : "<x id=\"");
	xml_escape(piece->text, out);
	buf_printf(out, "\" ctype=\"%s\"%s", ctype_of(piece),
		piece->kind == MD_OPEN ? ">" : "/>");
}

static void put_form(struct form form, struct buf *out)
{
	for (size_t i = 0; i < form.count; i++)
		if (form.pieces[i].kind == MD_TEXT)
			xml_escape(form.pieces[i].text, out);
		else
			put_code(&form.pieces[i], out);
}

static void put_target(
	const struct text_unit *unit, enum unit_state state, struct buf *out)
{
	buf_cstr(out, "<target");
	if (states[state] != NULL)
		buf_printf(out, " state=\"%s\"", states[state]);
	buf_byte(out, '>');
	put_form(unit->form, out);
	buf_cstr(out, "</target>\n");
}

/* Terms and how they are to be translated. */
static void put_note(const struct export_wish *wish,
	const struct text_unit *source, struct buf *out)
{
	struct buf terms = {0};

	hints_terms(wish, source, &terms);
	if (terms.len > 0) {
		buf_cstr(out, "<note from=\"koine\" annotates=\"source\">");
		xml_escape(buf_view(&terms), out);
		buf_cstr(out, "</note>\n");
	}
	buf_release(&terms);
}

static void put_pair(const struct export_wish *wish, const struct pair *pair,
	struct buf *out)
{
	const struct text_unit *source = pair->source;

	buf_cstr(out, "<trans-unit id=\"");
	xml_escape(source->id, out);
	buf_printf(out, "\" restype=\"%s\" xml:space=\"preserve\"",
		restypes[source->kind]);
	buf_printf(out, " approved=\"%s\">\n<source>",
		pair->state == UNIT_REVIEWED ? "yes" : "no");
	put_form(source->form, out);
	buf_cstr(out, "</source>\n");
	put_target(
		pair->target != NULL ? pair->target : source, pair->state, out);
	if (pair->target != NULL) {
		buf_cstr(out, "<alt-trans alttranstype=\"previous-version\" "
			      "origin=\"koine\" xml:space=\"preserve\">\n");
		put_target(pair->target, pair->state, out);
		buf_cstr(out, "</alt-trans>\n");
	}
	put_note(wish, source, out);
	buf_cstr(out, "</trans-unit>\n");
}

static void put_head(const struct export_wish *wish, const struct pairs *pairs,
	struct buf *out)
{
	buf_printf(out, "<file original=\"%s\" source-language=\"%s\" ",
		pairs->source.file.ptr,
		corpus_lang_tag(wish->work, wish->source.lang));
	buf_printf(out, "target-language=\"%s\" datatype=\"x-markdown\" ",
		corpus_lang_tag(wish->work, wish->target.lang));
	buf_printf(out, "category=\"%s\" tool-id=\"koine\" product-name=\"",
		tier_name(wish->target.tier));
	xml_escape(corpus_id(wish->work), out);
	buf_printf(out, "\" product-version=\"%d\" build-num=\"%016" PRIx64,
		corpus_edition(wish->work), units_fingerprint(&pairs->target));
	buf_cstr(out, "\">\n<header>\n<tool tool-id=\"koine\" "
		      "tool-name=\"koine\" tool-version=\"" KOINE_VERSION
		      "\"/>\n</header>\n<body>\n");
}

void xliff_begin(struct buf *out)
{
	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" "
		      "version=\"1.2\">\n");
}

bool xliff_part(const struct export_wish *wish, int part,
	struct export_count *count, struct buf *out, struct err *err)
{
	struct pairs pairs;

	if (!pairs_read(wish, part, &pairs, err))
		return false;
	count->units += (int)pairs.rows.len;
	count->left += pairs.left;
	if (pairs.rows.len > 0) {
		put_head(wish, &pairs, out);
		for (size_t i = 0; i < pairs.rows.len; i++)
			put_pair(wish, &pairs.rows.ptr[i], out);
		buf_cstr(out, "</body>\n</file>\n");
	}
	pairs_release(&pairs);
	return true;
}

void xliff_end(struct buf *out)
{
	buf_cstr(out, "</xliff>\n");
}
