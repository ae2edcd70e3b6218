/* SPDX-License-Identifier: MIT */
/* The contents: all headings, the one we are in, and what is not written yet.
 */
#include "tui/menu.h"
#include "tui/views.h"
#include "tui/written.h"

#include <limits.h>

static void go(struct app *app, const struct menu_row *row)
{
	reader_go_id(app->reader, row->key, true);
}

static int level_of(enum spine_kind kind)
{
	return kind == SPINE_PART ? 0 : kind == SPINE_SECTION ? 1 : 2;
}

/* "2.1" is told; "preface" would only repeat the title. */
static bool has_digit(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if (id.ptr[i] >= '0' && id.ptr[i] <= '9')
			return true;
	return false;
}

static struct str title(struct arena *arena, struct str id, struct str text)
{
	if (!has_digit(id))
		return arena_str(arena, text);
	return arena_printf(arena, "%.*s  %.*s", STR_ARG(id), STR_ARG(text));
}

static const char *lack(struct written written)
{
	if (written.done == 0)
		return _("not written yet");
	return written.done < written.all ? _("partly written") : "";
}

static void add_item(
	struct app *app, struct work *work, int index, struct menu *menu)
{
	const struct spine_item *item = corpus_item(work, index);
	const int lang = reader_lang(app->reader);
	const struct written written = written_count(work, index,
		corpus_end(work, index), lang, reader_tier(app->reader));

	menu->rows[menu->count++] = (struct menu_row){
		.text = title(&menu->arena, item->id,
			corpus_heading(work, index, lang)),
		.detail = str_of(lack(written)),
		.indent = level_of(item->kind),
		.lang = lang,
		.key = item->id,
	};
}

static void add_work(struct app *app, struct work *work, struct menu *menu)
{
	const int count = corpus_count(work);
	struct unit unit;
	int section = CORPUS_NONE;

	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader), &unit))
		section = corpus_section_of(work, unit.item);
	menu->rows = ARENA_ARRAY(&menu->arena, struct menu_row, count + 1);
	for (int i = 0; i < count; i++) {
		const enum spine_kind kind = corpus_item(work, i)->kind;

		if (kind == SPINE_BLOCK || kind == SPINE_FIGURE)
			continue;
		if (i == section)
			menu->at = menu->count;
		add_item(app, work, i, menu);
	}
}

/* A lone file is read to its end: contents are of all of it, or of a lesson. */
static void add_file(struct app *app, struct menu *menu)
{
	const int here = reader_focus_unit(app->reader);
	const int count = book_count(app->book, INT_MAX - 1);
	struct unit unit;

	menu->rows = ARENA_ARRAY(&menu->arena, struct menu_row, count + 1);
	for (int i = 0; i < count; i++) {
		if (!book_unit(app->book, i, reader_lang(app->reader),
			    TIER_FULL, &unit))
			break;
		if (!unit.is_heading || !unit.node)
			continue;
		if (i <= here)
			menu->at = menu->count;
		menu->rows[menu->count++] = (struct menu_row){
			.text = unit.node->text,
			.indent = unit.level - 1,
			.lang = book_work(app->book) ? unit.lang : CORPUS_NONE,
			.key = arena_str(&menu->arena, unit.id),
		};
	}
}

void contents_open(struct app *app)
{
	struct work *work = book_work(app->book);
	struct menu menu = {
		.title = _("Contents"),
		.is_full = true,
		.choose = go,
		.empty = _("this text has no headings"),
		.action = ACTION_CONTENTS,
	};

	if (work && !book_lesson(app->book))
		add_work(app, work, &menu);
	else
		add_file(app, &menu);
	menu_open(app, &menu);
}
