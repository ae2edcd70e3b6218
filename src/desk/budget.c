/* SPDX-License-Identifier: MIT */
#include "desk/budget.h"

#include "desk/talk.h"

#include <inttypes.h>

/* Digits at the front of *rest, at most six. */
static bool take_number(struct str *rest, int64_t *number)
{
	size_t len = 0;

	*number = 0;
	for (; len < rest->len && len < 6; len++) {
		const char c = rest->ptr[len];

		if (c < '0' || c > '9')
			break;
		*number = *number * 10 + (c - '0');
	}
	*rest = str_sub(*rest, len, rest->len);
	return len > 0;
}

/* "1:30:00", "40:00": hours, minutes and seconds, the last below 60. */
static bool take_clock(struct str text, int64_t *sum)
{
	struct str part;
	int64_t number;
	int parts = 0;

	*sum = 0;
	for (; str_split(&text, ':', &part); parts++) {
		if (!take_number(&part, &number) || part.len > 0 ||
			(parts > 0 && number > 59))
			return false;
		*sum = *sum * 60 + number;
	}
	return parts == 2 || parts == 3;
}

/* "1h30m": each unit once, in their order; what has none is the next smaller,
 * minutes if it stands alone. */
static bool take_units(struct str text, int64_t *sum)
{
	static const int units[] = {3600, 60, 1};
	size_t next = 0;
	int64_t number;

	*sum = 0;
	while (text.len > 0) {
		size_t unit = next > 0 ? next : 1;

		if (!take_number(&text, &number))
			return false;
		if (text.len > 0) {
			unit = str_find(STR("hms"), text.ptr[0]);
			text = str_sub(text, 1, text.len);
		}
		if (unit < next || unit >= 3)
			return false;
		*sum += number * units[unit];
		next = unit + 1;
	}
	return next > 0;
}

bool budget_parse(struct str text, int *seconds)
{
	int64_t sum;

	if (!take_clock(text, &sum) && !take_units(text, &sum))
		return false;
	if (sum < 1 || sum > TALK_BUDGET_MAX)
		return false;
	*seconds = (int)sum;
	return true;
}

enum budget_use budget_use(int64_t elapsed, int budget)
{
	if (budget <= 0)
		return BUDGET_NONE;
	if (elapsed >= budget)
		return BUDGET_OVER;
	return elapsed * 10 >= (int64_t)budget * 9 ? BUDGET_NEARLY
	                                           : BUDGET_FINE;
}

void budget_put(int64_t seconds, struct buf *out)
{
	const int64_t minutes = seconds / 60 % 60, hours = seconds / 3600;

	if (hours > 0)
		buf_printf(out, "%" PRId64 ":%02" PRId64 ":%02" PRId64, hours,
			minutes, seconds % 60);
	else
		buf_printf(
			out, "%" PRId64 ":%02" PRId64, minutes, seconds % 60);
}
