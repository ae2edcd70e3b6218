/* SPDX-License-Identifier: MIT */
/* The languages of the work by their own names, and how much of it each has. */
#include "text/fmt.h"
#include "text/lang.h"
#include "tui/bidichoice.h"
#include "tui/menu.h"
#include "tui/views.h"
#include "tui/written.h"

static void choose(struct app *app, const struct menu_row *row)
{
	reader_set_lang(app->reader, (int)row->value);
}

static struct str own_name(struct arena *arena, const char *tag)
{
	struct buf name = {0};
	struct str kept;

	lang_endonym(tag, &name);
	buf_printf(&name, "  %s", tag);
	kept = arena_str(arena, buf_view(&name));
	buf_release(&name);
	return kept;
}

static struct str share(struct app *app, struct arena *arena, int percent)
{
	char *ui = xstrdup(app->ui);
	struct buf text = {0};
	struct str kept;

	fmt_percent(ui, percent, &text);
	kept = arena_str(arena, buf_view(&text));
	buf_release(&text);
	free(ui);
	return kept;
}

void languages_open(struct app *app)
{
	struct work *work = book_work(app->book);
	const int count = work ? corpus_lang_count(work) : 0;
	const enum tier tier = reader_tier(app->reader);
	struct menu menu = {
		.title = _("Languages, and how much is written"),
		.at = (size_t)reader_lang(app->reader),
		.choose = choose,
		.empty = _("a single file has no languages"),
		.action = ACTION_LANGUAGES,
	};

	bidi_settle(app);
	menu.rows = ARENA_ARRAY(&menu.arena, struct menu_row, count + 1);
	for (int i = 0; i < count; i++)
		menu.rows[menu.count++] = (struct menu_row){
			.text = own_name(&menu.arena, corpus_lang_tag(work, i)),
			.detail = share(app, &menu.arena,
				written_percent(work, i, tier)),
			/* Names stand under each other, whatever their script.
		         */
			.lang = CORPUS_NONE,
			.value = i,
		};
	menu_open(app, &menu);
}
