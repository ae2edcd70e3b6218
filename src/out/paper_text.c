/* SPDX-License-Identifier: MIT */
/* A sheet as text: lines in logical order, pages parted by form feeds. */
#include "out/paper_forms.h"

#include "out/out.h"
#include "text/width.h"

#define INDENT 2 /* [col] */

static struct layout_opts opts_of(struct paper *paper, int lang)
{
	struct layout_opts opts = page_layout(paper->page, lang,
		corpus_locale(book_work(paper->page->book), lang));

	opts.marks = MARKS_NONE;
	return opts;
}

static void put_lines(struct paper *paper, struct lines *lines, int lang)
{
	const struct layout_opts opts = opts_of(paper, lang);

	out_text(lines, &opts, paper->out);
	lines_release(lines);
}

/* An empty line, but not two and not the first. */
static void put_gap(struct paper *paper)
{
	const struct buf *out = paper->out;

	if (out->len > 1 && out->ptr[out->len - 1] == '\n' &&
		out->ptr[out->len - 2] != '\n')
		buf_byte(paper->out, '\n');
}

static void put_text(
	struct paper *paper, struct str text, style_t style, int lang)
{
	const struct layout_opts opts = opts_of(paper, lang);
	struct lines lines = {0};

	layout_text(text, style, &opts, &paper->arena, &lines);
	put_lines(paper, &lines, lang);
}

static void begin(struct paper *paper, struct str title, struct str above)
{
	(void)title; /* the first heading says it */
	put_text(paper, above, ROLE_DIM, paper->lang);
}

static void part(struct paper *paper, const struct paper_part_row *row,
	struct str heading)
{
	put_gap(paper);
	if (row->is_new_page && paper->has_page_breaks)
		buf_byte(paper->out, '\f');
	if (heading.len > 0) {
		put_text(paper, heading, ROLE_HEADING, paper->lang);
		buf_byte(paper->out, '\n');
	}
}

static void part_end(struct paper *paper, const struct paper_part_row *row)
{
	(void)paper;
	(void)row;
}

static void put_record(struct paper *paper, const struct unit *unit,
	struct layout_opts *opts, struct lines *lines)
{
	opts->labels = unit->id.ptr[0] == 'T' ? unit->locale->fields_t
	                                      : unit->locale->fields_a;
	layout_record(unit->heading, unit->node, opts, &paper->arena, lines);
}

static void unit(
	struct paper *paper, const struct unit *unit, struct str notice)
{
	struct layout_opts opts = opts_of(paper, unit->lang);
	struct lines lines = {0};

	put_gap(paper);
	if (notice.len > 0)
		put_text(paper,
			arena_printf(&paper->arena, "[%.*s]", STR_ARG(notice)),
			ROLE_FALLBACK, paper->lang);
	if (unit->node == NULL)
		return;
	if (unit->is_record)
		put_record(paper, unit, &opts, &lines);
	else
		layout_block(unit->node, &opts, &paper->arena, &lines);
	put_lines(paper, &lines, unit->lang);
}

static void para(struct paper *paper, struct str text)
{
	put_gap(paper);
	put_text(paper, text, ROLE_TEXT, paper->lang);
}

static struct str blanks(struct paper *paper, int cols)
{
	return arena_printf(&paper->arena, "%*s", cols, "");
}

static void put_piece(
	struct paper *paper, const struct paper_piece *piece, struct str lead)
{
	const struct layout_opts opts = opts_of(paper, piece->lang);
	struct doc_node *plain = ARENA_NEW(&paper->arena, struct doc_node);
	struct lines lines = {0};

	*plain = (struct doc_node){.kind = DOC_PARA, .text = piece->text};
	layout_hung(piece->block != NULL ? piece->block : plain, lead,
		ROLE_BULLET, &opts, &paper->arena, &lines);
	put_lines(paper, &lines, piece->lang);
}

static void put_options(struct paper *paper, const struct paper_item *item)
{
	for (size_t i = 0; i < item->option_count; i++)
		put_piece(paper, &item->options[i],
			arena_printf(&paper->arena, "%*s%zu  ", 2 * INDENT, "",
				i + 1));
}

/* What has no number hangs below its first line. */
static void item(struct paper *paper, const struct paper_item *item)
{
	const bool has_lead = item->lead.len > 0;
	const struct str lead = has_lead ? arena_printf(&paper->arena, "%.*s ",
						   STR_ARG(item->lead))
	                                 : STR("");
	const struct str below =
		blanks(paper, has_lead ? width_str(lead) : INDENT);

	if (paper->part == PAPER_ASKED)
		put_gap(paper);
	for (size_t i = 0; i < item->count; i++)
		put_piece(paper, &item->pieces[i], i == 0 ? lead : below);
	put_options(paper, item);
}

static void words(struct paper *paper, const struct str *list, size_t count)
{
	struct buf text = {0};

	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s%zu.\u00A0%.*s", i > 0 ? "   " : "", i + 1,
			STR_ARG(list[i]));
	para(paper, buf_view(&text));
	buf_release(&text);
}

static void end(struct paper *paper)
{
	(void)paper;
}

const struct paper_ops paper_text_ops = {
	.begin = begin,
	.part = part,
	.part_end = part_end,
	.unit = unit,
	.para = para,
	.item = item,
	.words = words,
	.end = end,
};
