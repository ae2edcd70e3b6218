/* SPDX-License-Identifier: MIT */
/* The page when the texts under it have been read anew. */
#include "tui/reader_impl.h"

#include "tui/aloud.h"

void reader_keep(struct reader *reader, struct reader_kept *kept)
{
	struct book *book = reader->page.book;
	const int langs[READER_LANGS] = {reader->page.lang, reader->side.lang,
		reader->last_lang, reader->last_side_lang};
	struct unit unit;

	/* What was to be said next may be other words now. */
	aloud_stop(reader->app);
	*kept = (struct reader_kept){.anchor = reader_anchor(reader)};
	if (book_work(book) == NULL)
		return;
	kept->count = book_count(book, kept->anchor.unit);
	for (int i = 0; i < READER_LANGS; i++)
		if (langs[i] >= 0 && langs[i] < book_lang_count(book))
			kept->langs[i] = arena_str(&kept->arena,
				str_of(book_lang_tag(book, langs[i])));
	if (book_unit(book, kept->anchor.unit, reader->page.lang,
		    reader->page.tier, &unit))
		kept->id = arena_str(&kept->arena, unit.id);
}

void reader_kept_release(struct reader_kept *kept)
{
	arena_free(&kept->arena);
}

/* A language that is no more leaves the first one. */
static int lang_now(struct reader *reader, struct str tag, int otherwise)
{
	const int lang =
		tag.len > 0 ? reader_lang_index(reader, tag) : CORPUS_NONE;

	return lang != CORPUS_NONE ? lang : otherwise;
}

static void find_again(struct reader *reader, struct reader_kept *kept)
{
	const int unit = book_find(reader->page.book, kept->id);

	if (unit != CORPUS_NONE)
		kept->anchor.unit = unit;
	reader->page.lang = lang_now(reader, kept->langs[0], 0);
	reader->side.lang = lang_now(reader, kept->langs[1], 0);
	reader->last_lang = lang_now(reader, kept->langs[2], CORPUS_NONE);
	reader->last_side_lang = lang_now(reader, kept->langs[3], CORPUS_NONE);
}

void reader_renewed(
	struct reader *reader, struct reader_kept *kept, bool is_whole)
{
	const int count = book_count(reader->page.book, kept->anchor.unit);

	if (is_whole) {
		/* Their locales may have been read anew too. */
		page_release(&reader->page);
		page_release(&reader->side);
		fold_free(reader->file_fold);
		reader->file_fold = NULL;
		if (count != kept->count)
			vec_clear(&reader->trail);
		for (int i = 0; i < LAID_MAX; i++)
			reader->laid[i].unit = CORPUS_NONE;
		if (book_work(reader->page.book) != NULL)
			find_again(reader, kept);
		reader->at = CORPUS_NONE;
	}
	if (kept->anchor.unit >= count)
		kept->anchor =
			(struct anchor){count > 0 ? count - 1 : 0, 0, 1, 0};
	reader_restore(reader, kept->anchor);
	reader_kept_release(kept);
}

/* ---- the block that something has happened to ---- */

bool reader_sees(struct reader *reader, int unit)
{
	int row = -reader->top_row;

	for (int i = reader->top; i <= unit && row < reader->rows; i++) {
		const struct laid *laid = reader_laid(reader, i);

		if (laid == NULL)
			return false;
		if (i == unit)
			return row + laid->pane[0].lead >= 0 &&
			       row + laid->pane[0].lead < reader->rows;
		row += laid->rows;
	}
	return false;
}

void reader_point(struct reader *reader, int unit)
{
	if (unit == CORPUS_NONE)
		return;
	if (!reader_sees(reader, unit))
		reader_go(reader, unit, 0, false);
	focus_clear(reader);
	reader->match_unit = CORPUS_NONE;
	reader->at = unit;
}

/* ---- panes ---- */

int reader_pane_count(const struct reader *reader)
{
	return reader->side.book != NULL ? 2 : 1;
}

void reader_pane_text(
	const struct reader *reader, int pane, int *lang, enum tier *tier)
{
	const struct page *page = pane == 0 ? &reader->page : &reader->side;

	*lang = page->lang;
	*tier = page->tier;
}
