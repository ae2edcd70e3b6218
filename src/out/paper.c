/* SPDX-License-Identifier: MIT */
#include "out/paper_forms.h"

const struct paper_part_row paper_parts[PAPER_PART_COUNT] = {
#define X(part, name, is_new_page, element, list) \
	[PAPER_##part] = {name, is_new_page, element, list},
	PAPER_PART_LIST(X)
#undef X
};

static const struct paper_ops *ops(const struct paper *paper)
{
	return paper->form == PAPER_HTML ? &paper_html_ops : &paper_text_ops;
}

void paper_release(struct paper *paper)
{
	arena_free(&paper->arena);
}

static void end_part(struct paper *paper)
{
	if (paper->part != CORPUS_NONE)
		ops(paper)->part_end(paper, &paper_parts[paper->part]);
	paper->part = CORPUS_NONE;
}

void paper_begin(struct paper *paper, struct str title, struct str above)
{
	paper->part = CORPUS_NONE;
	paper->has_items = false;
	paper->top = 0;
	ops(paper)->begin(paper, title, above);
}

void paper_part(struct paper *paper, enum paper_part part, struct str heading)
{
	end_part(paper);
	paper->part = (int)part;
	paper->has_items = false;
	ops(paper)->part(paper, &paper_parts[part], heading);
}

void paper_unit(struct paper *paper, const struct unit *unit, struct str notice)
{
	if (unit->is_heading && paper->top == 0)
		paper->top = unit->level;
	ops(paper)->unit(paper, unit, notice);
}

void paper_para(struct paper *paper, struct str text)
{
	ops(paper)->para(paper, text);
}

void paper_item(struct paper *paper, const struct paper_item *item)
{
	ops(paper)->item(paper, item);
	paper->has_items = true;
}

void paper_words(struct paper *paper, const struct str *words, size_t count)
{
	ops(paper)->words(paper, words, count);
}

void paper_end(struct paper *paper)
{
	end_part(paper);
	ops(paper)->end(paper);
}
