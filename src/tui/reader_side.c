/* SPDX-License-Identifier: MIT */
/* The second pane: on, off, and going along with the first or not. */
#include "tui/reader_impl.h"

#include "base/mo.h"

void side_toggle(struct reader *reader)
{
	int lang = reader->last_side_lang;

	if (reader->side.book != NULL) {
		reader_set_side(reader, CORPUS_NONE, -1);
		return;
	}
	if (lang == CORPUS_NONE)
		lang = reader->last_lang;
	if (lang == CORPUS_NONE || lang == reader->page.lang)
		lang = reader_lang_index(reader, STR("zh"));
	if (lang == reader->page.lang)
		lang = reader_lang_index(reader, STR("en"));
	reader_set_side(reader, lang, reader->last_side_tier);
}

void reader_show_invisible(struct reader *reader)
{
	const struct anchor anchor = reader_anchor(reader);
	const bool is_shown = !reader->page.has_invisible;

	reader->page.has_invisible = reader->side.has_invisible = is_shown;
	if (!is_shown)
		app_say(reader->app, "%s",
			_("invisible characters are not shown"));
	else if (reader->app->is_ascii)
		app_say(reader->app, "%s",
			_("invisible characters are shown by their names, bidi "
			  "levels below their runs"));
	else
		/* TRANSLATORS: the signs are shown on the page: leave them */
		app_say(reader->app, "%s",
			_("invisible characters are shown: \u00B0 no-break "
			  "space, \u00A8 narrow no-break space, \u00AC soft "
			  "hyphen, others by their names, bidi levels below "
			  "their runs"));
	reader_restore(reader, anchor);
}

/* Row of the second pane that stands beside the top of the first. */
static int side_row_at(struct reader *reader, int row)
{
	const struct laid *laid = reader_laid(reader, reader->top);
	int lead, last;

	if (laid == NULL)
		return 0;
	lead = laid->pane[0].lead - laid->pane[1].lead;
	last = (int)laid->pane[1].lines.line.len - 1;
	row -= lead > 0 ? lead : 0;
	return row > last ? last < 0 ? 0 : last : row < 0 ? 0 : row;
}

void side_lock(struct reader *reader)
{
	struct anchor anchor = reader_anchor(reader);

	if (reader->side.book == NULL || reader_is_stacked(reader)) {
		app_say(reader->app, "%s",
			_("there are no two panes beside each other"));
		return;
	}
	if (!reader->is_unlocked) {
		reader->side_top = reader->top;
		reader->side_row = side_row_at(reader, reader->top_row);
	}
	reader->is_unlocked = !reader->is_unlocked;
	app_say(reader->app, "%s",
		reader->is_unlocked ? _("the second pane stays where it is")
				    : _("the second pane goes along"));
	reader_restore(reader, anchor);
}

int reader_side_lang(const struct reader *reader)
{
	if (reader->side.book == NULL || reader->side.lang == reader->page.lang)
		return CORPUS_NONE;
	return reader->side.lang;
}
