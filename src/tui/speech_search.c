/* SPDX-License-Identifier: MIT */
/* Speech: search everywhere, its hits by number. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "text/lang.h"
#include "tui/search_words.h"

#define HITS_SAID    10 /* at a time */
#define SNIPPET_COLS 120

/* ---- asking ---- */

/* Waits for the index: a line mode has nothing else to do meanwhile. */
static bool is_ready(struct speech *speech)
{
	const struct app_opts *opts = speech->opts;
	struct err err = {0};
	int percent;

	if (speech->search == NULL) {
		speech->source = (struct search_source){
			.paths = opts->paths != NULL ? opts->paths
		                                     : &opts->env->paths,
			.work = book_work(opts->book),
			.file = book_file(opts->book),
			.path = opts->path};
		speech->search = search_open(&speech->source, true);
	}
	if (search_poll(speech->search, &percent, &err) == SEARCH_READY)
		return true;
	speech_tell(speech, "%s", err.message);
	return false;
}

static bool ask(struct speech *speech, struct str query)
{
	const struct search_opts opts = {
		.lang = speech->page.lang, .tier = (int)speech->page.tier};
	struct err err = {0};

	/* It may stand in the answer before. */
	query = arena_str(&speech->scratch, query);
	arena_clear(&speech->answer_arena);
	speech->answer = (struct search_answer){0};
	if (search_run(speech->search, query, &opts, &speech->answer_arena,
		    &speech->answer, &err))
		return true;
	speech_tell(speech, "%s", err.message);
	return false;
}

/* ---- saying ---- */

static struct str title_of(struct speech *speech, const struct search_hit *hit)
{
	const int unit = hit->section.len > 0
	                         ? book_find(speech->page.book, hit->section)
	                         : CORPUS_NONE;
	struct unit heading;

	if (hit->kind == SEARCH_HEADING || unit == CORPUS_NONE ||
		!book_unit(speech->page.book, unit, hit->lang, TIER_FULL,
			&heading) ||
		!heading.is_heading)
		return STR("");
	return heading.node->text;
}

static void put(struct buf *out, struct str part)
{
	if (part.len == 0)
		return;
	if (out->len > 0)
		buf_cstr(out, " · ");
	buf_str(out, part);
}

/* "2.1.3 · Title · full · other form · … what matched …" */
static void say_hit(struct speech *speech, int index)
{
	const struct search_hit *hit = &speech->answer.hits[index];
	const struct search_snippet snippet =
		search_snippet(hit, SNIPPET_COLS, &speech->scratch);
	struct buf row = {0};

	if (hit->kind != SEARCH_BLOCK)
		put(&row, str_of(search_kind_label(hit->kind)));
	put(&row, hit->place);
	put(&row, title_of(speech, hit));
	if (hit->tier >= 0)
		put(&row, str_of(tier_label((enum tier)hit->tier)));
	if (hit->why != SEARCH_EXACT)
		put(&row, str_of(search_why_label(hit->why)));
	put(&row, snippet.text);
	speech_row(speech, (struct choice){.kind = CHOICE_HIT, .value = index},
		hit->lang, buf_view(&row));
	buf_release(&row);
}

static void say_rest(struct speech *speech, int lang, int first, int count)
{
	speech_row(speech,
		(struct choice){
			.kind = CHOICE_HITS, .value = first, .lang = lang},
		CORPUS_NONE,
		arena_printf(&speech->scratch,
			/* TRANSLATORS: hits of a search */
			P_("%d more hit", "%d more hits", (unsigned long)count),
			count));
}

static void say_lang(struct speech *speech, int lang)
{
	struct buf name = {0};

	lang_endonym(book_lang_tag(speech->page.book, lang), &name);
	speech_row(speech, (struct choice){.kind = CHOICE_HITS, .lang = lang},
		CORPUS_NONE,
		/* TRANSLATORS: a language's own name, how many hits are in it
	         */
		arena_printf(&speech->scratch, _("%s: %d"), name.ptr,
			speech->answer.counts[lang]));
	buf_release(&name);
}

/* The hits of one language from its `first` on, then what else there is. */
static void say_hits(struct speech *speech, int lang, int first)
{
	const struct search_answer *answer = &speech->answer;
	int nth = 0;

	for (size_t i = 0; i < answer->count; i++) {
		if (answer->hits[i].lang != lang)
			continue;
		if (nth >= first && nth < first + HITS_SAID)
			say_hit(speech, (int)i);
		nth++;
	}
	if (nth > first + HITS_SAID)
		say_rest(speech, lang, first + HITS_SAID,
			nth - first - HITS_SAID);
}

static void say_others(struct speech *speech, int lang)
{
	const struct search_answer *answer = &speech->answer;

	for (int i = 0; i < book_lang_count(speech->page.book); i++)
		if (i != lang && answer->counts[i] > 0)
			say_lang(speech, i);
	for (size_t i = 0; i < answer->suggestion_count; i++)
		speech_row(speech,
			(struct choice){.kind = CHOICE_QUERY, .value = (int)i},
			CORPUS_NONE,
			arena_printf(&speech->scratch, _("did you mean: %.*s"),
				STR_ARG(answer->suggestions[i].query)));
}

static void say_terms(struct speech *speech)
{
	for (size_t i = 0; i < speech->answer.concept_count; i++)
		speech_row(speech,
			(struct choice){.kind = CHOICE_TERM, .value = (int)i},
			CORPUS_NONE,
			arena_printf(&speech->scratch,
				_("this is a term: %.*s"),
				STR_ARG(search_words_term(speech->page.book,
					speech->answer.concepts[i],
					speech->page.lang))));
}

static void say_answer(struct speech *speech)
{
	const struct search_answer *answer = &speech->answer;
	int lang = speech->page.lang;

	if (answer->count == 0)
		speech_tell(speech, "%s", _("nothing found"));
	else if (answer->counts[lang] == 0)
		lang = answer->hits[0].lang;
	say_terms(speech);
	say_hits(speech, lang, 0);
	say_others(speech, lang);
	if (speech->choices.len > 0)
		speech_say_how(speech);
}

void speech_search(struct speech *speech, struct str query)
{
	if (query.len == 0) {
		speech->ask = ASK_SEARCH;
		speech_tell(speech, "%s", _("Find what?"));
		return;
	}
	speech_forget(speech);
	if (is_ready(speech) && ask(speech, query))
		say_answer(speech);
}

/* ---- choosing ---- */

/* The level that is read, if the same is said there. */
static void go_hit(struct speech *speech, const struct search_hit *hit)
{
	struct page *page = &speech->page;
	const struct str place =
		hit->kind == SEARCH_QUESTION ? hit->section : hit->place;
	const int unit = book_find(page->book, place);

	if (unit == CORPUS_NONE) {
		speech_tell(speech, _("no place '%.*s'"), STR_ARG(place));
		return;
	}
	if (book_work(page->book) != NULL) {
		if (hit->lang != page->lang)
			speech->last_lang = page->lang;
		page->lang = hit->lang;
		if (hit->tier >= 0 && (hit->tiers & 1u << page->tier) == 0)
			page->tier = (enum tier)hit->tier;
	}
	speech_go(speech, unit, true);
}

static void open_hit(struct speech *speech, const struct search_hit *hit)
{
	speech->choice_lang = hit->lang;
	speech->choice_tier = speech->page.tier;
	if (hit->kind == SEARCH_CONCEPT)
		speech_say_term(speech, hit->place);
	else if (hit->kind == SEARCH_REFERENCE)
		speech_say_reference(speech, hit->place);
	else if (hit->kind == SEARCH_NOTE)
		speech_say_note(speech, hit->place);
	else
		go_hit(speech, hit);
}

void speech_search_choose(struct speech *speech, struct choice choice)
{
	const struct search_answer *answer = &speech->answer;

	switch (choice.kind) {
	case CHOICE_HIT:
		open_hit(speech, &answer->hits[choice.value]);
		break;
	case CHOICE_TERM:
		speech->choice_lang = speech->page.lang;
		speech->choice_tier = speech->page.tier;
		speech_say_term(speech, answer->concepts[choice.value]);
		break;
	case CHOICE_QUERY:
		speech_search(speech, answer->suggestions[choice.value].query);
		break;
	default:
		speech_forget(speech);
		say_hits(speech, choice.lang, choice.value);
		speech_say_how(speech);
		break;
	}
}

void speech_search_release(struct speech *speech)
{
	search_close(speech->search);
	arena_free(&speech->answer_arena);
}
