/* SPDX-License-Identifier: MIT */
/* A sheet as one HTML file without script, for A4. */
#include "out/paper_forms.h"

#include "out/html.h"
#include "out/out.h"

static const char style[] =
	"@page { size: A4; margin: 18mm 17mm; "
	"@bottom-center { content: counter(page); font-size: 9pt; } }\n"
	"body { max-inline-size: 44em; margin-inline: auto; "
	"padding-inline: 1em; line-height: 1.45; font-family: "
	"\"Noto Serif\", \"Noto Naskh Arabic\", \"Noto Serif CJK SC\", "
	"serif; }\n"
	"h1 { font-size: 1.5em; } h2 { font-size: 1.2em; } "
	"h3, h4 { font-size: 1em; }\n"
	"h1, h2, h3, h4 { break-after: avoid; line-height: 1.25; }\n"
	".work, .origin, .sources, .notes { font-size: 0.85em; }\n"
	".work { margin-block-end: 0; }\n"
	".sources > ul, .notes > ul, .questions > ul, .key > ul "
	"{ list-style: none; padding-inline-start: 2.4em; }\n"
	".lead { float: inline-start; margin-inline-start: -2.4em; }\n"
	"li > p { margin-block: 0 0.3em; }\n"
	".questions > ul > li, .key > ul > li { margin-block-end: 1em; }\n"
	"li, dt, dd, figure, tr { break-inside: avoid; }\n"
	"dt { font-weight: bold; break-after: avoid; } "
	"dd { margin-block-end: 0.5em; }\n"
	"p, li, dd { orphans: 3; widows: 3; overflow-wrap: anywhere; }\n"
	".words { columns: 10em; }\n"
	".fallback { border-inline-start: 3px solid; "
	"padding-inline-start: 1em; }\n"
	"a { color: inherit; } dfn { font-style: normal; "
	"text-decoration: underline dotted; }\n"
	":lang(ar) em, :lang(zh) em { font-style: normal; "
	"font-weight: bold; }\n"
	"table { border-collapse: collapse; } "
	"th, td { border: 1px solid; padding: 0.2em 0.5em; "
	"text-align: start; }\n"
	".key { break-before: page; }\n"
	"@media print { body { max-inline-size: none; padding: 0; "
	"font-size: 11pt; } a { text-decoration: none; } }\n";

static struct work *work_of(const struct paper *paper)
{
	return book_work(paper->page->book);
}

static struct html_way way_of(const struct paper *paper, int lang)
{
	const struct locale *locale = corpus_locale(work_of(paper), lang);

	return (struct html_way){
		.script = chars_script_of(locale->script),
		.has_links = paper->has_links && paper->part == PAPER_BODY,
	};
}

static void put_text(struct paper *paper, struct str text)
{
	const struct html_way way = way_of(paper, paper->lang);

	html_text(paper->out, text, &way);
}

/* ' lang="…" dir="…"' where it is not the sheet's. */
static void put_lang(struct paper *paper, int lang)
{
	if (lang == paper->lang)
		return;
	buf_printf(paper->out, " lang=\"%s\" dir=\"%s\"",
		corpus_lang_tag(work_of(paper), lang),
		corpus_locale(work_of(paper), lang)->is_rtl ? "rtl" : "ltr");
}

static void begin(struct paper *paper, struct str title, struct str above)
{
	html_head(paper->out,
		&(struct html_page){
			.title = title,
			.lang = corpus_lang_tag(work_of(paper), paper->lang),
			.is_rtl = corpus_locale(work_of(paper), paper->lang)
	                                  ->is_rtl,
			.style = style,
		});
	buf_cstr(paper->out, "<p class=\"work\">");
	put_text(paper, above);
	buf_cstr(paper->out, "</p>\n");
}

static void part(struct paper *paper, const struct paper_part_row *row,
	struct str heading)
{
	buf_printf(paper->out, "<%s class=\"%s\">\n", row->element, row->name);
	if (heading.len > 0) {
		buf_cstr(paper->out, "<h2>");
		put_text(paper, heading);
		buf_cstr(paper->out, "</h2>\n");
	}
}

static void part_end(struct paper *paper, const struct paper_part_row *row)
{
	if (paper->has_items)
		buf_printf(paper->out, "</%s>\n", row->list);
	buf_printf(paper->out, "</%s>\n", row->element);
}

static void put_heading(struct paper *paper, const struct unit *unit)
{
	const struct html_way way = way_of(paper, unit->lang);
	const struct doc_node *leaf = unit->node;
	int level = unit->level - paper->top + 1;

	level = level < 1 ? 1 : level > 4 ? 4 : level;
	buf_printf(paper->out, "<h%d", level);
	html_id(paper->out, leaf->id);
	put_lang(paper, unit->lang);
	buf_byte(paper->out, '>');
	if (leaf->id.len > 0 && !leaf->is_id_made) {
		html_text(paper->out, leaf->id, &way);
		buf_byte(paper->out, ' ');
	}
	html_inline(paper->out, leaf, &way);
	buf_printf(paper->out, "</h%d>\n", level);
}

static void put_block(struct paper *paper, const struct unit *unit)
{
	const struct html_way way = way_of(paper, unit->lang);

	if (unit->is_record)
		html_record(paper->out, unit->node,
			unit->id.ptr[0] == 'T' ? unit->locale->fields_t
					       : unit->locale->fields_a,
			&way);
	else
		html_block(paper->out, unit->node, &way);
}

static void unit(
	struct paper *paper, const struct unit *unit, struct str notice)
{
	const bool is_strange = unit->node != NULL && !unit->is_heading &&
	                        unit->lang != paper->lang;

	if (notice.len > 0) {
		buf_cstr(paper->out, "<p class=\"fallback\">[");
		put_text(paper, notice);
		buf_cstr(paper->out, "]</p>\n");
	}
	if (unit->node == NULL)
		return;
	if (unit->is_heading) {
		put_heading(paper, unit);
		return;
	}
	if (is_strange) {
		buf_cstr(paper->out, "<div");
		put_lang(paper, unit->lang);
		buf_cstr(paper->out, ">\n");
	}
	put_block(paper, unit);
	buf_cstr(paper->out, is_strange ? "</div>\n" : "");
}

static void para(struct paper *paper, struct str text)
{
	buf_cstr(paper->out, "<p>");
	put_text(paper, text);
	buf_cstr(paper->out, "</p>\n");
}

/* ---- items ---- */

static void open_list(struct paper *paper)
{
	if (!paper->has_items)
		buf_printf(paper->out, "<%s>\n", paper_parts[paper->part].list);
}

static void put_piece(struct paper *paper, const struct paper_piece *piece,
	const char *element)
{
	const struct html_way way = way_of(paper, piece->lang);
	const struct doc_node *block = piece->block;

	buf_printf(paper->out, "<%s", element);
	put_lang(paper, piece->lang);
	buf_byte(paper->out, '>');
	if (block == NULL)
		html_text(paper->out, piece->text, &way);
	else if (block->kind == DOC_PARA)
		html_inline(paper->out, block, &way);
	else
		html_block(paper->out, block, &way);
	buf_printf(paper->out, "</%s>\n", element);
}

static bool is_paragraph(const struct paper_piece *piece)
{
	return piece->block == NULL || piece->block->kind == DOC_PARA;
}

static void put_options(struct paper *paper, const struct paper_item *item)
{
	if (item->option_count == 0)
		return;
	buf_cstr(paper->out, "<ol>\n");
	for (size_t i = 0; i < item->option_count; i++)
		put_piece(paper, &item->options[i], "li");
	buf_cstr(paper->out, "</ol>\n");
}

static void put_term(struct paper *paper, const struct paper_item *item)
{
	for (size_t i = 0; i < item->count; i++)
		put_piece(paper, &item->pieces[i], i == 0 ? "dt" : "dd");
}

static void item(struct paper *paper, const struct paper_item *item)
{
	open_list(paper);
	if (paper->part == PAPER_TERMS) {
		put_term(paper, item);
		return;
	}
	buf_cstr(paper->out, "<li");
	html_id(paper->out, item->id);
	buf_cstr(paper->out, ">\n");
	if (item->lead.len > 0) {
		buf_cstr(paper->out, "<span class=\"lead\">");
		html_escaped(paper->out, item->lead);
		buf_cstr(paper->out, "</span>\n");
	}
	for (size_t i = 0; i < item->count; i++)
		put_piece(paper, &item->pieces[i],
			is_paragraph(&item->pieces[i]) ? "p" : "div");
	put_options(paper, item);
	buf_cstr(paper->out, "</li>\n");
}

static void words(struct paper *paper, const struct str *list, size_t count)
{
	buf_cstr(paper->out, "<ol class=\"words\">\n");
	for (size_t i = 0; i < count; i++) {
		buf_cstr(paper->out, "<li>");
		put_text(paper, list[i]);
		buf_cstr(paper->out, "</li>\n");
	}
	buf_cstr(paper->out, "</ol>\n");
}

static void end(struct paper *paper)
{
	out_html_end(paper->out);
}

const struct paper_ops paper_html_ops = {
	.begin = begin,
	.part = part,
	.part_end = part_end,
	.unit = unit,
	.para = para,
	.item = item,
	.words = words,
	.end = end,
};
