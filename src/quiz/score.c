/* SPDX-License-Identifier: MIT */
#include "quiz/score.h"

#include "quiz/schedule.h"

#include <limits.h>

bool score_keep(struct state *state, struct str work, struct str question,
	bool is_right, int64_t now, struct err *err)
{
	struct schedule_card card;
	struct state_score score;

	state_get_score(state, work, question, &score);
	card = schedule_answer((struct schedule_card){score.box, score.due},
		is_right, schedule_day(now));
	score.asked += score.asked < INT_MAX;
	score.right += is_right && score.right < INT_MAX;
	score.box = card.box;
	score.due = card.due;
	return state_set_score(state, work, &score, err);
}

void score_add_due(struct state *state, struct str work, int64_t now,
	struct quiz *quiz, int lang, struct sitting *sitting)
{
	const int64_t today = schedule_day(now);
	struct arena arena = {0};
	struct state_score *list;
	const size_t count = state_boxed_scores(state, work, &arena, &list);

	for (size_t i = 0; i < count; i++) {
		const struct schedule_card card = {list[i].box, list[i].due};
		const struct quiz_shown shown =
			quiz_find(quiz, list[i].question, lang);

		/* An edition may have taken the question away. */
		if (schedule_is_due(card, today) && shown.question != NULL)
			sitting_add(sitting, shown.question);
	}
	arena_free(&arena);
}
