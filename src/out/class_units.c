/* SPDX-License-Identifier: MIT */
#include "out/class_units.h"

#include "out/cite.h"

void class_units(const struct class_wish *wish, struct page *page,
	class_unit_fn *put, void *ctx)
{
	const int end = corpus_end(wish->work, wish->row);
	int index =
		book_find(page->book, corpus_item(wish->work, wish->row)->id);
	struct arena arena = {0};
	struct str before = STR("");
	struct unit unit;

	for (; book_unit(page->book, index, wish->lang, wish->tier, &unit) &&
		(unit.item < end || unit.item == CORPUS_NONE);
		index++) {
		struct str notice = page_notice(page, &unit, &arena);
		const bool is_same = str_eq(notice, before);

		/* It stands once for all blocks that are shown alike. */
		if (!unit.is_heading)
			before = notice;
		put(ctx, &unit, is_same ? STR("") : notice);
	}
	arena_free(&arena);
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			return true;
	return false;
}

struct str class_title(const struct class_wish *wish, struct arena *arena)
{
	const struct spine_item *row = corpus_item(wish->work, wish->row);
	const struct str title =
		corpus_heading(wish->work, wish->row, wish->lang);

	/* "2.1" is said, "preface" is not. */
	if (!has_digit(row->id))
		return title;
	return arena_printf(
		arena, "%.*s %.*s", STR_ARG(row->id), STR_ARG(title));
}

void class_origin(const struct class_wish *wish, struct paper *paper)
{
	const struct cited cited =
		cite_shown(wish->work, wish->row, wish->lang, wish->tier);
	struct buf text = {0};

	paper_part(paper, PAPER_ORIGIN, STR(""));
	cite_place(wish->work, &cited,
		str_of(corpus_lang_tag(wish->work, wish->lang)), &text);
	paper_para(paper, buf_view(&text));
	buf_clear(&text);
	cite_provenance(wish->work, &cited, &text);
	paper_para(paper, buf_view(&text));
	buf_clear(&text);
	cite_report_short(wish->work, wish->lang, &text);
	paper_para(paper, buf_view(&text));
	buf_release(&text);
}
