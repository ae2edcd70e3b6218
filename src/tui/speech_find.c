/* SPDX-License-Identifier: MIT */
/* Speech: finding a text, block by block. */
#include "tui/speech_impl.h"

#include "base/mo.h"

#include <limits.h>

struct finder {
	struct folded query, text;
	struct buf plain;
};

static struct fold *fold_for(struct speech *speech, const struct unit *unit)
{
	struct work *work = book_work(speech->page.book);

	if (work != NULL)
		return corpus_fold(work, unit->lang);
	if (speech->file_fold == NULL)
		speech->file_fold = fold_new(unit->locale);
	return speech->file_fold;
}

static bool has_match(struct speech *speech, struct finder *finder, int index)
{
	struct unit unit;
	struct fold *fold;
	size_t start, end, next;

	if (!book_unit(speech->page.book, index, speech->page.lang,
		    speech->page.tier, &unit) ||
		unit.node == NULL)
		return false;
	fold = fold_for(speech, &unit);
	fold_text(fold, buf_view(&speech->query), &finder->query);
	if (finder->query.text.len == 0)
		return false;
	buf_clear(&finder->plain);
	doc_block_text(unit.node, &finder->plain);
	fold_text(fold, buf_view(&finder->plain), &finder->text);
	return fold_find(&finder->text, buf_view(&finder->query.text), 0,
		&start, &end, &next);
}

/* The unit after (before) this one, round the end, that has the query. */
static int search(struct speech *speech, int step, bool *is_wrapped)
{
	int count = book_count(speech->page.book, INT_MAX - 1);
	struct finder finder = {0};
	int unit = speech->unit, found = CORPUS_NONE;

	*is_wrapped = false;
	for (int i = 0; i < count && found == CORPUS_NONE; i++) {
		unit += step;
		if (unit < 0 || unit >= count) {
			unit = unit < 0 ? count - 1 : 0;
			*is_wrapped = true;
		}
		if (has_match(speech, &finder, unit))
			found = unit;
	}
	folded_release(&finder.query);
	folded_release(&finder.text);
	buf_release(&finder.plain);
	return found;
}

void speech_find(struct speech *speech, int step)
{
	bool is_wrapped;
	int unit;

	if (speech->query.len == 0) {
		speech_tell(speech, "%s", _("nothing to find yet"));
		return;
	}
	unit = search(speech, step, &is_wrapped);
	if (unit == CORPUS_NONE) {
		speech_tell(speech, _("not found: %s"), speech->query.ptr);
		return;
	}
	if (is_wrapped)
		speech_tell(speech, "%s",
			step > 0 ? _("went on from the start")
				 : _("went on from the end"));
	speech_go(speech, unit, true);
}
