/* SPDX-License-Identifier: MIT */
/* The glossary's terms in the language of the page, in its alphabet's order. */
#include "text/fmt.h"
#include "tui/menu.h"
#include "tui/views.h"

#include <string.h>

struct entry {
	const struct gloss_concept *concept;
	const struct gloss_term *term;
	struct str preferred; /* empty if it is this one */
	struct str sort_key;
};

struct entries {
	VEC(struct entry) list;
	struct arena arena;
	const char *tag;
};

static void choose(struct app *app, const struct menu_row *row)
{
	const struct gloss *gloss = corpus_gloss(book_work(app->book));
	const struct gloss_concept *concept = gloss_find_id(gloss, row->key);

	if (concept)
		box_open_term(app, concept);
}

static void add_terms(
	struct entries *entries, const struct gloss_concept *concept)
{
	const struct gloss_lang *in = gloss_in(concept, str_of(entries->tag));
	struct buf key = {0};

	for (size_t i = 0; in && i < in->term_count; i++) {
		struct entry entry = {
			concept, &in->terms[i], {NULL, 0}, {NULL, 0}};

		if (in->terms[i].status == GLOSS_DEPRECATED)
			continue;
		if (i > 0)
			entry.preferred = in->terms[0].text;
		buf_clear(&key);
		fmt_sort_key(entries->tag, entry.term->text, &key);
		entry.sort_key = arena_str(&entries->arena, buf_view(&key));
		vec_push(&entries->list, entry);
	}
	buf_release(&key);
}

static int compare(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;
	const int order = str_cmp(left->sort_key, right->sort_key);

	/* The same order each time: qsort alone does not promise it. */
	return order ? order : str_cmp(left->concept->id, right->concept->id);
}

/* The concept in focus on the page, so that the index opens at it. */
static struct str focus_id(struct app *app)
{
	const struct spot *spot = reader_focus(app->reader);

	if (!spot || spot->span->kind != DOC_SPAN_TERM)
		return STR("");
	return spot->span->target;
}

static void add_rows(
	struct app *app, const struct entries *entries, struct menu *menu)
{
	const struct str focus = focus_id(app);
	const int lang = reader_lang(app->reader);

	menu->rows = ARENA_ARRAY(
		&menu->arena, struct menu_row, entries->list.len + 1);
	for (size_t i = 0; i < entries->list.len; i++) {
		const struct entry *entry = &entries->list.ptr[i];

		if (str_eq(entry->concept->id, focus) && !entry->preferred.len)
			menu->at = i;
		menu->rows[menu->count++] = (struct menu_row){
			.text = entry->term->text,
			.detail = entry->preferred,
			.lang = lang,
			.key = entry->concept->id,
		};
	}
}

void index_open(struct app *app)
{
	struct work *work = book_work(app->book);
	const struct gloss *gloss = work ? corpus_gloss(work) : NULL;
	struct entries entries = {0};
	struct menu menu = {
		.title = _("Index and glossary"),
		.is_full = true,
		.choose = choose,
		.empty = _("the glossary has no terms in this language yet"),
		.action = ACTION_INDEX,
	};

	entries.tag = book_lang_tag(app->book, reader_lang(app->reader));
	for (size_t i = 0; gloss && i < gloss->count; i++)
		add_terms(&entries, &gloss->concepts[i]);
	if (entries.list.len > 0)
		qsort(entries.list.ptr, entries.list.len,
			sizeof(*entries.list.ptr), compare);
	add_rows(app, &entries, &menu);
	vec_release(&entries.list);
	arena_free(&entries.arena);
	menu_open(app, &menu);
}
