/* SPDX-License-Identifier: MIT */
/* A table for Anki: guid, front, back, tags; HTML in the fields. */
#include "out/class.h"

#include "out/html.h"
#include "quiz/terms.h"

struct anki {
	const struct class_wish *wish;
	struct buf *out;
	struct arena arena;
	struct buf front, back; /* of a card that is being made */
};

static struct html_way way_of(const struct anki *anki, int lang)
{
	const struct locale *locale = corpus_locale(anki->wish->work, lang);

	return (struct html_way){.script = chars_script_of(locale->script)};
}

static void open_side(struct anki *anki, int lang, struct buf *side)
{
	struct work *work = anki->wish->work;

	buf_printf(side, "<div lang=\"%s\" dir=\"%s\">",
		corpus_lang_tag(work, lang),
		corpus_locale(work, lang)->is_rtl ? "rtl" : "ltr");
}

/* A line is a card, a tab ends a field. */
static void put_field(struct buf *out, struct str field)
{
	for (size_t i = 0; i < field.len; i++) {
		if (field.ptr[i] == '\t' || field.ptr[i] == '\n' ||
			field.ptr[i] == '\r')
			buf_byte(out, ' ');
		else
			buf_byte(out, field.ptr[i]);
	}
}

static void put_card(struct anki *anki, struct str guid, struct str tags)
{
	put_field(anki->out, guid);
	buf_byte(anki->out, '\t');
	put_field(anki->out, buf_view(&anki->front));
	buf_byte(anki->out, '\t');
	put_field(anki->out, buf_view(&anki->back));
	buf_byte(anki->out, '\t');
	put_field(anki->out, tags);
	buf_byte(anki->out, '\n');
	buf_clear(&anki->front);
	buf_clear(&anki->back);
}

/* "fr", "fr-zh". */
static struct str pair(struct anki *anki, int lang, int with)
{
	const struct work *work = anki->wish->work;

	return lang == with ? str_of(corpus_lang_tag(work, lang))
	                    : arena_printf(&anki->arena, "%s-%s",
				      corpus_lang_tag(work, lang),
				      corpus_lang_tag(work, with));
}

/* ---- questions ---- */

static void put_options(struct anki *anki, const struct quiz_question *question,
	const struct html_way *way)
{
	buf_cstr(&anki->front, "<ol>");
	for (int i = 0; i < question->option_count; i++) {
		buf_cstr(&anki->front, "<li>");
		html_inline(&anki->front, question->options[i].text, way);
		buf_cstr(&anki->front, "</li>");
	}
	buf_cstr(&anki->front, "</ol>");
}

static void put_answer(struct anki *anki, const struct quiz_question *question,
	const struct html_way *way)
{
	const struct quiz_option *right = &question->options[question->right];
	const struct doc_node *block =
		right->reply != NULL ? right->reply->first : NULL;

	buf_printf(&anki->back, "<p>%d. ", question->right + 1);
	html_inline(&anki->back, right->text, way);
	buf_cstr(&anki->back, "</p>");
	for (; block != NULL; block = block->next)
		html_block(&anki->back, block, way);
}

/* The answer is in the other language, if the same question is there. */
static struct quiz_shown other_side(
	const struct anki *anki, const struct quiz_shown *shown)
{
	const struct class_wish *wish = anki->wish;
	const struct quiz_shown other =
		quiz_find(wish->quiz, shown->question->id, wish->with);

	return wish->with == wish->lang || other.question == NULL ||
	                       other.question->right != shown->question->right
	               ? *shown
	               : other;
}

static void put_question(struct anki *anki, const struct quiz_shown *shown)
{
	const struct quiz_question *question = shown->question;
	const struct quiz_shown other = other_side(anki, shown);
	struct html_way way = way_of(anki, shown->lang);
	const struct spine_item *section =
		corpus_item(anki->wish->work, question->section);

	open_side(anki, shown->lang, &anki->front);
	html_inline(&anki->front, question->text, &way);
	put_options(anki, question, &way);
	buf_cstr(&anki->front, "</div>");
	open_side(anki, other.lang, &anki->back);
	way = way_of(anki, other.lang);
	put_answer(anki, other.question, &way);
	buf_cstr(&anki->back, "</div>");
	put_card(anki,
		arena_printf(&anki->arena, "koine:quiz:%.*s:%.*s",
			STR_ARG(question->id),
			STR_ARG(pair(
				anki, anki->wish->lang, anki->wish->with))),
		arena_printf(&anki->arena, "koine::%.*s koine::quiz koine::%s",
			STR_ARG(section->id), tier_name(question->needs)));
}

/* ---- terms ---- */

static void put_text(
	struct anki *anki, struct str text, int lang, struct buf *side)
{
	const struct html_way way = way_of(anki, lang);

	open_side(anki, lang, side);
	html_text(side, text, &way);
	buf_cstr(side, "</div>");
}

/* Of one language the term asks for what it means, and the other way; of two
 * each term asks for the other, and what that means stands below it. */
static void put_term(
	struct anki *anki, const struct sitting_entry *entry, int from, int to)
{
	const struct class_wish *wish = anki->wish;
	const struct str concept = entry->id;
	const struct str meaning =
		terms_meaning(wish->work, concept, to, wish->tier);
	const struct str section =
		entry->section == CORPUS_NONE
			? STR("glossary")
			: corpus_item(wish->work, entry->section)->id;

	put_text(anki, terms_in(wish->work, concept, from), from, &anki->front);
	if (from != to)
		put_text(anki, terms_in(wish->work, concept, to), to,
			&anki->back);
	put_text(anki, meaning, to, &anki->back);
	put_card(anki,
		arena_printf(&anki->arena, "koine:term:%.*s:%.*s",
			STR_ARG(concept), STR_ARG(pair(anki, from, to))),
		arena_printf(&anki->arena, "koine::%.*s koine::term",
			STR_ARG(section)));
}

static void put_back(struct anki *anki, const struct sitting_entry *entry)
{
	const struct class_wish *wish = anki->wish;
	const struct str concept = entry->id;
	const int lang = wish->lang;

	put_text(anki, terms_meaning(wish->work, concept, lang, wish->tier),
		lang, &anki->front);
	put_text(anki, terms_in(wish->work, concept, lang), lang, &anki->back);
	put_card(anki,
		arena_printf(&anki->arena, "koine:meaning:%.*s:%s",
			STR_ARG(concept), corpus_lang_tag(wish->work, lang)),
		arena_printf(&anki->arena, "koine::%.*s koine::term",
			STR_ARG(entry->section == CORPUS_NONE
					? STR("glossary")
					: corpus_item(
						  wish->work, entry->section)
						  ->id)));
}

static int put_terms(struct anki *anki)
{
	const struct class_wish *wish = anki->wish;
	struct sitting sitting = {.tier = wish->tier};
	int count;

	if (wish->row == CORPUS_NONE)
		terms_add_all(&sitting, wish->work, wish->lang, wish->with);
	else
		terms_add_below(&sitting, wish->work, wish->row, wish->lang,
			wish->with);
	for (size_t i = 0; i < sitting.entry.len; i++) {
		put_term(anki, &sitting.entry.ptr[i], wish->lang, wish->with);
		if (wish->lang == wish->with)
			put_back(anki, &sitting.entry.ptr[i]);
		else
			put_term(anki, &sitting.entry.ptr[i], wish->with,
				wish->lang);
	}
	count = (int)sitting.entry.len;
	sitting_release(&sitting);
	return count;
}

struct class_count class_anki(const struct class_wish *wish, struct buf *out)
{
	struct anki anki = {.wish = wish, .out = out};
	struct class_count count = {.fallback = CORPUS_NONE};
	const struct quiz_list list = class_questions(wish, &anki.arena);

	buf_printf(out,
		"#separator:tab\n#html:true\n#notetype:Basic\n"
		"#deck:koine::%.*s::%.*s\n#guid column:1\n#tags column:4\n",
		STR_ARG(corpus_id(wish->work)),
		STR_ARG(pair(&anki, wish->lang, wish->with)));
	for (size_t i = 0; i < list.count; i++) {
		put_question(&anki, &list.items[i]);
		class_count_shown(&count, &list.items[i]);
	}
	count.terms = put_terms(&anki);
	buf_release(&anki.front);
	buf_release(&anki.back);
	arena_free(&anki.arena);
	return count;
}
