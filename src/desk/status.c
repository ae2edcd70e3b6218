/* SPDX-License-Identifier: MIT */
#include "desk/status.h"

#include "base/mo.h"
#include "text/chars.h"
#include "text/utf8.h"

static bool is_block(const struct sync *sync, int item)
{
	return corpus_item(sync->work, item)->kind == SPINE_BLOCK;
}

static long count_letters(
	const struct sync *sync, int item, int lang, enum tier tier)
{
	const struct shown shown = corpus_show(sync->work, item, lang, tier);
	struct buf text = {0};
	long letters = 0;

	if (shown.node != NULL && !shown.is_fallback)
		doc_block_text(shown.node, &text);
	for (size_t pos = 0; pos < text.len;) {
		const uint32_t cp = utf8_next(buf_view(&text), &pos);

		letters += chars_is_letter(cp) || chars_is_number(cp);
	}
	buf_release(&text);
	return letters;
}

struct status_count status_of(
	const struct sync *sync, int lang, enum tier tier, int from, int to)
{
	struct status_count count = {0};

	for (int i = from; i < to; i++) {
		enum sync_standing standing;

		if (!is_block(sync, i))
			continue;
		standing = sync_standing(sync, i, lang, tier);
		count.blocks++;
		count.by_standing[standing]++;
		if (standing >= SYNC_STALE)
			count.by_state[sync_state_now(sync, i, lang, tier)]++;
		count.letters += count_letters(sync, i, lang, tier);
	}
	return count;
}

int status_percent(const struct status_count *count)
{
	return count->blocks == 0
	               ? 100
	               : count->by_standing[SYNC_CURRENT] * 100 / count->blocks;
}

void status_ids(const struct sync *sync, int lang, enum tier tier,
	enum sync_standing standing, int max, struct buf *out)
{
	int count = 0;

	for (int i = 0; i < corpus_count(sync->work); i++) {
		if (!is_block(sync, i) ||
			sync_standing(sync, i, lang, tier) != standing)
			continue;
		if (count == max) {
			buf_cstr(out, ", \xe2\x80\xa6");
			return;
		}
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(out, "%s%.*s", count++ > 0 ? _(", ") : "",
			STR_ARG(corpus_item(sync->work, i)->id));
	}
}

struct json *status_json(const struct status_count *count)
{
	static const char *const standings[] = {
		"missing", "undeclared", "stale", "source_stale", "current"};
	struct json *object = json_new_object();

	json_set_int(object, "blocks", count->blocks);
	for (size_t i = 0; i < ARRAY_LEN(standings); i++)
		json_set_int(object, standings[i], count->by_standing[i]);
	for (int i = 0; i <= SYNC_REVIEWED; i++)
		json_set_int(object, sync_state_name((enum sync_state)i),
			count->by_state[i]);
	json_set_int(object, "letters", count->letters);
	json_set_int(object, "percent", status_percent(count));
	return object;
}
