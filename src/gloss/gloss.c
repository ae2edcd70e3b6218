/* SPDX-License-Identifier: MIT */
#include "gloss/gloss.h"

void gloss_release(struct gloss *gloss)
{
	if (gloss == NULL)
		return;
	map_release(&gloss->by_id);
	*gloss = (struct gloss){0};
}

const struct gloss_concept *gloss_find_id(
	const struct gloss *gloss, struct str id)
{
	return map_get(&gloss->by_id, id);
}

/* "zh" of "zh-Hans". */
static struct str primary(struct str tag)
{
	return str_sub(tag, 0, str_find(tag, '-'));
}

const struct gloss_lang *gloss_in(
	const struct gloss_concept *concept, struct str lang)
{
	const struct gloss_lang *near = NULL;

	for (size_t i = 0; i < concept->lang_count; i++) {
		const struct gloss_lang *one = &concept->langs[i];

		if (str_eq_nocase(one->lang, lang))
			return one;
		if (near == NULL &&
			str_eq_nocase(primary(one->lang), primary(lang)))
			near = one;
	}
	return near;
}
