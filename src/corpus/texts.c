/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mo.h"
#include "corpus/work.h"
#include "md/md.h"

static bool is_there(const struct work *work, struct str file)
{
	struct arena scratch = {0};
	struct fs_info info;
	bool found = fs_stat(work_path(work, file, &scratch), &info);

	arena_free(&scratch);
	return found;
}

bool work_read_doc(struct work *work, struct str file, struct doc *doc,
	struct arena *messages)
{
	struct buf bytes = {0};
	struct err err = {0};
	int bad_line = 0;
	bool ok;

	if (!is_there(work, file))
		return false;
	ok = work_read_text(work, file, &bytes, &bad_line, &err);
	if (ok)
		md_parse(buf_view(&bytes), doc);
	else
		finding_from(work, file, &err, messages);
	if (bad_line > 0)
		finding_add(work, file, bad_line, (struct str){NULL, 0},
			arena_str(messages,
				str_of(_("this line is not valid UTF-8"))));
	buf_release(&bytes);
	return ok;
}

/* Position of a part among the parts. */
static int part_number(const struct work *work, int part)
{
	int from = 0;
	int to = (int)work->parts.len - 1;

	while (from < to) {
		const int mid = from + (to - from) / 2;

		if (work->parts.ptr[mid] < part)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

struct text *work_text_at(
	const struct work *work, int lang, enum tier tier, int part)
{
	const struct spine_item *item = corpus_item(work, part);
	int number;

	if (!item || lang < 0 || lang >= work->lang_count ||
		!work->has_tier[tier])
		return NULL;
	number = part_number(work, item->part);
	return &work->texts[(size_t)(lang * TIER_COUNT + (int)tier) *
				    work->parts.len +
			    (size_t)number];
}

struct text *work_text(struct work *work, int lang, enum tier tier, int part)
{
	struct text *text = work_text_at(work, lang, tier, part);

	if (!text || text->is_loaded)
		return text;
	text->is_loaded = true;
	text->is_checked = false;
	part = work->items.ptr[part].part;
	if (text->file.len == 0)
		text->file = arena_printf(&work->arena, "%s/%s/%.*s.md",
			work->langs[lang].ptr, tier_name(tier),
			STR_ARG(work->items.ptr[part].file));
	/* Most texts are not written yet: that is no fault. */
	if (work_read_doc(work, text->file, &text->doc, &text->doc.arena))
		work_match(work, text, lang, part);
	return text;
}

void corpus_reload(struct work *work, int lang, enum tier tier, int part)
{
	struct text *text = work_text_at(work, lang, tier, part);

	if (!text || !text->is_loaded)
		return;
	finding_drop(work, text->file);
	doc_release(&text->former);
	text->former = text->doc;
	text->doc = (struct doc){0};
	text->nodes = NULL;
	text->is_marked = NULL;
	text->is_loaded = false;
}

void corpus_load(struct work *work)
{
	for (int lang = 0; lang < work->lang_count; lang++) {
		for (int tier = 0; tier < TIER_COUNT; tier++)
			for (size_t i = 0; i < work->parts.len; i++)
				work_text(work, lang, (enum tier)tier,
					work->parts.ptr[i]);
		notes_load(work, lang);
		corpus_locale(work, lang);
	}
	references_load(work);
	figures_load(work);
	provenance_load(work);
	corpus_gloss(work);
}
