/* SPDX-License-Identifier: MIT */
#include "quiz/schedule.h"

#define DAY INT64_C(86400) /* [s] */

static int64_t days_of(int box)
{
	return (int64_t)1 << (box - 1);
}

int64_t schedule_day(int64_t seconds)
{
	return seconds / DAY - (seconds % DAY < 0 ? 1 : 0);
}

bool schedule_is_due(struct schedule_card card, int64_t today)
{
	return card.box > 0 &&
	       (card.due <= today ||
		       card.due - today > days_of(SCHEDULE_BOXES));
}

static struct schedule_card put_in(int box, int64_t today)
{
	return (struct schedule_card){box, today + days_of(box)};
}

struct schedule_card schedule_answer(
	struct schedule_card card, bool is_right, int64_t today)
{
	if (!is_right)
		return put_in(1, today);
	if (!schedule_is_due(card, today))
		return card;
	if (card.box >= SCHEDULE_BOXES)
		return (struct schedule_card){0, 0};
	return put_in(card.box + 1, today);
}
