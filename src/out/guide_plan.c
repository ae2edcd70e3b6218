/* SPDX-License-Identifier: MIT */
/* The steps of a lesson, and what each shows. */
#include "out/guide_impl.h"

#include "base/mo.h"
#include "quiz/terms.h"

struct step {
	const struct lesson_part *heading;
	struct buf shown; /* ids of what it pulls */
};

static void put_step(struct writing *writing, struct step *step)
{
	struct paper_piece pieces[2] = {0};
	size_t count = 1;

	if (step->heading == NULL && step->shown.len == 0)
		return;
	pieces[0].lang = pieces[1].lang = writing->guide->wish->lang;
	if (step->heading != NULL) {
		pieces[0].text = step->heading->node->text;
		pieces[0].lang = step->heading->lang;
	} else {
		pieces[0].text = guide_kept(writing, &step->shown);
		step->shown.len = 0;
	}
	if (step->shown.len > 0)
		pieces[count++].text = guide_kept(writing, &step->shown);
	guide_put(writing, STR("–"), pieces, count);
	buf_clear(&step->shown);
}

/* A place pulled whole is named once. */
static void add_shown(struct step *step, struct work *work, int lang,
	const struct lesson_part *part, int *whole_end)
{
	const struct str name = part->kind == LESSON_TERM
	                                ? terms_in(work, part->id, lang)
	                                : part->id;

	if (part->kind == LESSON_PLACE) {
		if (part->row < *whole_end)
			return;
		*whole_end = corpus_item(work, part->row)->kind == SPINE_BLOCK
		                     ? 0
		                     : corpus_end(work, part->row);
	} else {
		*whole_end = 0;
	}
	buf_printf(&step->shown, "%s%.*s",
		/* TRANSLATORS: stands between the items of a list */
		step->shown.len > 0 ? _(", ") : "",
		STR_ARG(name.len > 0 ? name : part->id));
}

void guide_plan(struct writing *writing)
{
	const struct lesson *lesson = writing->guide->wish->lesson;
	struct step step = {0};
	int whole_end = 0;

	if (lesson == NULL || lesson->parts.len == 0)
		return;
	/* TRANSLATORS: heading on a sheet for a lesson: its steps */
	paper_part(writing->paper, PAPER_NOTES, str_of(_("Plan")));
	for (size_t i = 0; i < lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (part->kind != LESSON_OWN) {
			add_shown(&step, lesson->work,
				writing->guide->wish->lang, part, &whole_end);
			continue;
		}
		whole_end = 0;
		/* The title stands above. */
		if (part->node->kind != DOC_HEADING ||
			(step.heading == NULL && part->node->level == 1))
			continue;
		put_step(writing, &step);
		step.heading = part;
	}
	put_step(writing, &step);
	buf_release(&step.shown);
}
