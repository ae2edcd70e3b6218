/* SPDX-License-Identifier: MIT */
/* Going through one slide, or two of the same block side by side. */
#include "out/slides.h"

/* The stops of an item: *first and how many; of one that is not there, the stop
 * before it. */
static int stops_of(const struct slide *slide, int item, int *first)
{
	int count = 0;

	*first = 0;
	for (int i = 0; i < (int)slide->stop.len; i++) {
		const int at = slide->stop.ptr[i].item;

		if (at > item)
			break;
		if (at == item && count++ > 0)
			continue;
		*first = i;
	}
	return count > 0 ? count : 1;
}

static int items_of(const struct slide *slide)
{
	return slide->stop.ptr[slide->stop.len - 1].item + 1;
}

static int at_most(int value, int limit)
{
	return value < limit ? value : limit;
}

void slide_pair(struct slide_steps *steps, const struct slide *first,
	const struct slide *second)
{
	int items = items_of(first);

	vec_clear(&steps->step);
	if (second != NULL && items_of(second) > items)
		items = items_of(second);
	for (int item = 0; item < items; item++) {
		int from[2] = {0, 0}, count[2] = {0, 1}, most;

		count[0] = stops_of(first, item, &from[0]);
		if (second != NULL)
			count[1] = stops_of(second, item, &from[1]);
		most = count[0] > count[1] ? count[0] : count[1];
		for (int i = 0; i < most; i++) {
			struct slide_step step = {
				{from[0] + at_most(i, count[0] - 1),
					from[1] + at_most(i, count[1] - 1)}};

			vec_push(&steps->step, step);
		}
	}
}

static bool same_page(const struct slide *slide, int a, int b)
{
	return slide == NULL ||
	       slide->stop.ptr[a].page == slide->stop.ptr[b].page;
}

int slide_pages(const struct slide_steps *steps, const struct slide *first,
	const struct slide *second, int step, int *page)
{
	int count = 1;

	*page = 0;
	for (int i = 1; i < (int)steps->step.len; i++) {
		const struct slide_step *at = &steps->step.ptr[i];

		if (!same_page(first, at[-1].stop[0], at->stop[0]) ||
			!same_page(second, at[-1].stop[1], at->stop[1]))
			count++;
		if (i <= step)
			*page = count - 1;
	}
	return count;
}
