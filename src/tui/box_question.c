/* SPDX-License-Identifier: MIT */
/* What is in a box about a question: itself and its answers, not which of them
 * is right. */
#include "tui/box.h"

#include "base/mo.h"
#include "quiz/quiz.h"

/* As words only: a term that opens in one answer would tell which. The box
 * outlives the questions. */
static struct doc_node *words_of(
	struct box_text *text, const struct doc_node *block)
{
	struct doc_node *words = ARENA_NEW(&text->arena, struct doc_node);
	struct buf plain = {0};

	doc_block_text(block, &plain);
	words->kind = DOC_PARA;
	words->text = arena_str(&text->arena, buf_view(&plain));
	buf_release(&plain);
	return words;
}

static void add_option(struct box_text *text, int lang,
	const struct quiz_option *option, int i)
{
	box_add_hung(text, lang, words_of(text, option->text),
		arena_printf(&text->arena, "%d  ", i + 1));
}

/* A reply tells what is right: it is shown only if it is what was found, and
 * not which answer it belongs to. */
static void add_replies(
	struct box_text *text, int lang, const struct quiz_question *question)
{
	const size_t most = text->most_marks;
	struct box_marks marks = {0};
	struct str last = {NULL, 0};

	for (int i = 0; i < question->option_count; i++) {
		const struct doc_node *reply = question->options[i].reply;
		struct str words;

		if (reply == NULL)
			continue;
		words = words_of(text, reply)->text;
		box_find_marks(text, words, &marks);
		if (marks.range.len <= most || str_eq(words, last))
			continue;
		box_add_gap(text);
		box_add_block(text, lang, words_of(text, reply));
		last = words;
	}
	vec_release(&marks.range);
}

static void add_question(
	struct box_text *text, int lang, const struct quiz_question *question)
{
	box_add_block(text, lang, words_of(text, question->text));
	box_add_gap(text);
	for (int i = 0; i < question->option_count; i++)
		add_option(text, lang, &question->options[i], i);
	if (!box_shows_found(text, text->found))
		add_replies(text, lang, question);
}

bool box_build_question(
	const struct box_subject *subject, struct box_text *text)
{
	struct quiz *quiz = quiz_new(book_work(text->app->book));
	const struct quiz_shown shown =
		quiz_find(quiz, subject->target, subject->lang);

	text->title_lang = CORPUS_NONE;
	if (shown.question != NULL) {
		/* TRANSLATORS: what kind of hit, which: "reference: 12" */
		buf_printf(&text->title, _("%s: %.*s"),
			search_kind_label(SEARCH_QUESTION),
			STR_ARG(subject->target));
		box_add_title(text);
		box_add_stand_in(text, subject->lang, shown.lang);
		add_question(text, shown.lang, shown.question);
	} else {
		app_say(text->app, _("no question '%.*s'"),
			STR_ARG(subject->target));
	}
	quiz_free(quiz);
	return shown.question != NULL;
}
