/* SPDX-License-Identifier: MIT */
/* Speech: a quiz, its answers by number. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "quiz/score.h"
#include "tui/quiz_words.h"
#include "tui/speech_text.h"

static struct str own_key(struct speech *speech)
{
	struct buf keys = {0};
	struct str rest, first = {NULL, 0};

	keymap_keys(speech->keymap, MODE_READER, ACTION_QUIZ, &keys);
	rest = arena_str(&speech->scratch, buf_view(&keys));
	str_word(&rest, &first);
	buf_release(&keys);
	return first;
}

/* The question that is asked, in the language that is read. */
static struct quiz_shown shown_now(struct speech *speech)
{
	const struct sitting_entry *entry = sitting_entry(&speech->sitting);

	if (entry == NULL)
		return (struct quiz_shown){.question = NULL};
	return quiz_find(speech->quiz, entry->id, speech->page.lang);
}

static void say_block(
	struct speech *speech, int lang, const struct doc_node *block)
{
	struct buf text = {0};

	speech_block(block, &text);
	speech_say_all(speech, lang, buf_view(&text));
	buf_release(&text);
}

/* ---- asking ---- */

static void say_options(struct speech *speech, const struct quiz_shown *shown)
{
	for (int i = 0; i < shown->question->option_count; i++) {
		struct buf text = {0};

		speech_leaf(shown->question->options[i].text, &text);
		speech_row(speech,
			(struct choice){.kind = CHOICE_ANSWER, .value = i},
			shown->lang, buf_view(&text));
		buf_release(&text);
	}
}

static void say_question(struct speech *speech)
{
	const struct sitting_count count = sitting_count(&speech->sitting);
	const struct quiz_shown shown = shown_now(speech);

	speech_forget(speech);
	if (shown.question == NULL)
		return;
	speech_say(speech, CORPUS_NONE,
		quiz_words_question(&count, &speech->scratch));
	say_block(speech, shown.lang, shown.question->text);
	say_options(speech, &shown);
	speech_tell(speech,
		/* TRANSLATORS: the name of a key */
		_("A number and Enter answers; %.*s says the question again."),
		STR_ARG(own_key(speech)));
}

static void say_score(struct speech *speech)
{
	const struct sitting_count count = sitting_count(&speech->sitting);

	speech_forget(speech);
	speech_say_all(speech, CORPUS_NONE,
		quiz_words_score(&count, own_key(speech),
			state_is_kept(speech->state), &speech->scratch));
}

/* ---- answering ---- */

static void keep(struct speech *speech, struct str question, bool is_right)
{
	struct err err = {0};

	if (!score_keep(speech->state, book_key(speech->page.book), question,
		    is_right, env_now(speech->opts->env), &err) &&
		err.code != ERR_NONE)
		speech_tell(speech, "%s", err.message);
}

void speech_answer(struct speech *speech, int option)
{
	const struct quiz_shown shown = shown_now(speech);
	const struct quiz_option *chosen;

	if (shown.question == NULL || option >= shown.question->option_count)
		return;
	chosen = &shown.question->options[option];
	keep(speech, shown.question->id, chosen->is_right);
	sitting_answer(&speech->sitting, chosen->is_right);
	speech_say(speech, CORPUS_NONE,
		quiz_words_verdict(chosen->is_right, shown.question->right,
			&speech->scratch));
	for (const struct doc_node *reply =
			chosen->reply != NULL ? chosen->reply->first : NULL;
		reply != NULL; reply = reply->next)
		say_block(speech, shown.lang, reply);
	if (sitting_step(&speech->sitting, 1))
		say_question(speech);
	else
		say_score(speech);
}

/* ---- beginning ---- */

static void begin(struct speech *speech, struct str about)
{
	sitting_release(&speech->sitting);
	speech->sitting = (struct sitting){.tier = speech->page.tier};
	arena_clear(&speech->quiz_arena);
	speech->quiz_about = arena_str(&speech->quiz_arena, about);
	if (speech->quiz == NULL)
		speech->quiz = quiz_new(book_work(speech->page.book));
}

static void ask_first(struct speech *speech)
{
	if (sitting_begin(&speech->sitting))
		say_question(speech);
	else if (speech->quiz_about.len == 0)
		speech_tell(speech,
			/* TRANSLATORS: the name of a key */
			_("No question is due today; %.*s asks about the "
			  "section read last."),
			STR_ARG(own_key(speech)));
	else
		speech_tell(speech, "%s",
			_("There are no questions about this at this level."));
}

/* What is asked again after something else was read: the quiz of this place. */
static bool go_on(struct speech *speech, struct str about)
{
	if (!str_eq(speech->quiz_about, about))
		return false;
	if (sitting_entry(&speech->sitting) == NULL &&
		!sitting_repeat(&speech->sitting))
		return false;
	say_question(speech);
	return true;
}

void speech_quiz(struct speech *speech)
{
	struct work *work = book_work(speech->page.book);
	struct unit unit;
	struct str about;

	if (work == NULL ||
		!book_unit(speech->page.book, speech->unit, speech->page.lang,
			speech->page.tier, &unit) ||
		unit.about == CORPUS_NONE) {
		speech_tell(speech, "%s",
			_("a single file has no languages, levels or "
			  "glossary"));
		return;
	}
	about = corpus_item(work, corpus_section_of(work, unit.about))->id;
	speech->sitting.tier = speech->page.tier;
	if (go_on(speech, about))
		return;
	begin(speech, about);
	sitting_add_below(
		&speech->sitting, speech->quiz, unit.about, speech->page.lang);
	ask_first(speech);
}

void speech_quiz_place(struct speech *speech, struct str place)
{
	struct work *work = book_work(speech->page.book);

	if (work == NULL)
		return;
	begin(speech, place);
	if (place.len == 0)
		score_add_due(speech->state, book_key(speech->page.book),
			env_now(speech->opts->env), speech->quiz,
			speech->page.lang, &speech->sitting);
	else if (str_eq(place, STR("all")))
		sitting_add_all(&speech->sitting, speech->quiz, work,
			speech->page.lang);
	else
		sitting_add_below(&speech->sitting, speech->quiz,
			corpus_find(work, place), speech->page.lang);
	ask_first(speech);
}

void speech_quiz_release(struct speech *speech)
{
	sitting_release(&speech->sitting);
	quiz_free(speech->quiz);
	arena_free(&speech->quiz_arena);
}
