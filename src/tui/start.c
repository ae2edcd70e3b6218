/* SPDX-License-Identifier: MIT */
#include "tui/start.h"

static int choose_lang(
	const struct app_opts *opts, struct state *state, struct arena *arena)
{
	struct work *work = book_work(opts->book);
	struct str value;
	int lang = opts->lang;

	if (work == NULL || lang != CORPUS_NONE)
		return lang != CORPUS_NONE ? lang : 0;
	if (state_get(state, "lang", arena, &value))
		lang = corpus_lang_index(work, value);
	if (lang == CORPUS_NONE)
		lang = opts->wish;
	return lang != CORPUS_NONE ? lang : 0;
}

struct start start_choose(
	const struct app_opts *opts, struct state *state, struct arena *arena)
{
	struct start start = {choose_lang(opts, state, arena), TIER_FULL};
	struct str value;

	if (opts->tier >= 0)
		start.tier = (enum tier)opts->tier;
	else if (state_get(state, "tier", arena, &value))
		tier_from_name(value, &start.tier);
	return start;
}

struct keymap *start_keymap(
	const struct app_opts *opts, struct arena *arena, struct err *err)
{
	const char *path = path_join(arena, opts->env->paths.config, "keys");
	struct keymap *keymap = keymap_new();

	if (path != NULL)
		keymap_read(keymap, path, err);
	return keymap;
}

void start_layouts(struct keymap *keymap, struct book *book)
{
	struct work *work = book_work(book);

	for (int i = 0; work != NULL && i < corpus_lang_count(work); i++)
		keymap_add_layout(keymap, corpus_locale(work, i));
}

const struct locale *start_ui_locale(
	const struct paths *paths, struct str tag, struct arena *arena)
{
	const char *dir = path_join(arena, paths->data, "locales");
	const struct locale *locale = NULL;

	if (dir != NULL && tag.len > 0)
		locale = locale_load(
			dir, arena_str(arena, tag).ptr, arena, NULL);
	return locale != NULL ? locale : locale_default();
}
