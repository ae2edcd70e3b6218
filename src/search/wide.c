/* SPDX-License-Identifier: MIT */
/*
 * A part that very many words have ("~e"): those that most texts have are asked
 * for first, until so few texts are left that looking at them is less work.
 */
#include "search/plan_impl.h"
#include "search/run.h"

#define BATCH 16 /* words asked for at once */
#define TEXT  8  /* looking at a text costs as much as so many words */

struct word {
	struct str word;
	uint32_t texts; /* that have it */
};

static int compare_texts(const void *a, const void *b)
{
	const struct word *x = a;
	const struct word *y = b;

	if (x->texts != y->texts)
		return x->texts > y->texts ? -1 : 1;
	return str_cmp(x->word, y->word);
}

static struct word *sort_words(
	struct run *run, const struct run_lang *lang, struct plan_words words)
{
	struct word *sorted =
		ARENA_ARRAY(&run->scratch, struct word, words.count);

	for (size_t i = 0; i < words.count; i++)
		sorted[i] = (struct word){
			words.list[i], vocabulary_count(run->index, lang->lang,
					       words.list[i])};
	qsort(sorted, words.count, sizeof(*sorted), compare_texts);
	return sorted;
}

static bool ask_batch(struct run *run, const struct run_lang *lang,
	const struct word *words, size_t count, struct ids *all,
	struct err *err)
{
	struct buf match = {0};
	struct ids ids = {0};
	bool ok;

	for (size_t i = 0; i < count; i++) {
		plan_put_or(&match, 0);
		plan_put_string(&match, words[i].word);
	}
	ok = rows_ids(run, lang, buf_view(&match), &ids, err);
	for (size_t i = 0; i < ids.list.len; i++)
		vec_push(&all->list, ids.list.ptr[i]);
	ids_sort(all);
	vec_release(&ids.list);
	buf_release(&match);
	return ok;
}

static size_t count_left(const struct run_lang *lang, const struct ids *ids)
{
	size_t left = 0;

	for (size_t i = 0; i < lang->found.len; i++)
		left += !ids_have(ids, lang->found.ptr[i].id);
	return left;
}

bool wide_ids(struct run *run, struct run_lang *lang, size_t atom,
	struct ids *ids, bool *is_all, struct err *err)
{
	const struct plan_atom *at = &lang->plan.atoms[atom];
	const struct plan_words words =
		at->last.count > 0 ? (struct plan_words){NULL, 0} : at->first;
	const struct word *sorted = sort_words(run, lang, words);
	size_t done = 0;

	while (done < words.count) {
		const size_t count =
			words.count - done < BATCH ? words.count - done : BATCH;

		if (count_left(lang, ids) * TEXT < words.count - done)
			break;
		if (!ask_batch(run, lang, &sorted[done], count, ids, err))
			return false;
		done += count;
	}
	*is_all = words.count > 0 && done == words.count;
	return true;
}

/* How many texts have the words, those that have several counted again. */
static size_t count_texts(
	struct run *run, const struct run_lang *lang, struct plan_words words)
{
	size_t texts = 0;

	for (size_t i = 0; i < words.count; i++)
		texts +=
			vocabulary_count(run->index, lang->lang, words.list[i]);
	return texts;
}

bool wide_maybe(struct run *run, struct run_lang *lang, size_t atom,
	struct ids *ids, bool *is_limited, struct err *err)
{
	const struct plan_words words = lang->plan.atoms[atom].last;
	struct analysed analysed = {0};
	struct buf match = {0};
	bool ok = true;

	*is_limited = words.count > 0 &&
	              count_texts(run, lang, words) < lang->found.len;
	if (*is_limited) {
		analyser_take(lang->plan.lang->analyser,
			run->query.atoms[atom].text, &analysed);
		plan_put_string(&match,
			analysed_token(&analysed, analysed.tokens.len - 1));
		buf_cstr(&match, " *");
		ok = rows_ids(run, lang, buf_view(&match), ids, err);
	}
	analysed_release(&analysed);
	buf_release(&match);
	return ok;
}
