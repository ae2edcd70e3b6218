/* SPDX-License-Identifier: MIT */
/* Speech: numbered lists, and what their rows lead to. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "out/describe.h"
#include "text/lang.h"
#include "tui/speech_text.h"
#include "tui/unit_text.h"

void speech_forget(struct speech *speech)
{
	vec_clear(&speech->choices);
	arena_clear(&speech->choice_arena);
}

void speech_row(
	struct speech *speech, struct choice choice, int lang, struct str text)
{
	struct buf row = {0};

	vec_push(&speech->choices, choice);
	buf_printf(&row, "%zu: %.*s", speech->choices.len, STR_ARG(text));
	speech_say_all(speech, lang, buf_view(&row));
	buf_release(&row);
}

void speech_say_how(struct speech *speech)
{
	speech_tell(speech, "%s", _("A number and Enter chooses."));
}

/* ---- contents and languages ---- */

static struct str heading_text(struct speech *speech, const struct unit *unit)
{
	if (book_work(speech->page.book) == NULL || !unit_id_is_drawn(unit->id))
		return unit->node->text;
	return arena_printf(&speech->scratch, "%.*s %.*s", STR_ARG(unit->id),
		STR_ARG(unit->node->text));
}

void speech_contents(struct speech *speech)
{
	struct page *page = &speech->page;
	struct unit unit;

	for (int i = 0; book_unit(page->book, i, page->lang, page->tier, &unit);
		i++)
		if (unit.is_heading && unit.level <= 2)
			speech_row(speech,
				(struct choice){
					.kind = CHOICE_UNIT, .value = i},
				unit.lang, heading_text(speech, &unit));
	if (speech->choices.len > 0)
		speech_say_how(speech);
	else
		speech_tell(speech, "%s", _("There are no headings."));
}

void speech_languages(struct speech *speech)
{
	struct work *work = book_work(speech->page.book);

	for (int i = 0; work != NULL && i < corpus_lang_count(work); i++) {
		struct buf name = {0};

		lang_endonym(corpus_lang_tag(work, i), &name);
		speech_row(speech,
			(struct choice){.kind = CHOICE_LANG, .value = i}, i,
			buf_view(&name));
		buf_release(&name);
	}
	if (work != NULL)
		speech_say_how(speech);
	else
		speech_tell(speech, "%s", _("a single file has no languages"));
}

/* ---- terms, references, notes, links ---- */

static struct str section_title(struct speech *speech, struct str id)
{
	int index = book_find(speech->page.book, id);
	int at = index == CORPUS_NONE ? CORPUS_NONE
	                              : book_section(speech->page.book, index);
	struct unit unit;

	if (at == CORPUS_NONE ||
		!book_unit(speech->page.book, at, speech->page.lang,
			speech->page.tier, &unit))
		return STR("");
	return unit.node->text;
}

static struct str reference_title(struct speech *speech, struct str target)
{
	struct work *work = book_work(speech->page.book);
	const struct reference *ref = NULL;
	int number;

	if (work != NULL && str_to_int(target, &number))
		ref = corpus_reference(work, number);
	return ref == NULL ? STR("")
	                   : corpus_pick(work, ref->titles, speech->page.lang);
}

/* What a span leads to, in a few words; empty for one that leads nowhere. */
static void span_label(struct speech *speech, const struct doc_node *leaf,
	const struct doc_span *span, struct buf *out)
{
	struct str text = str_sub(leaf->text, span->start, span->end);
	struct str target = span->target;

	switch (span->kind) {
	case DOC_SPAN_TERM:
		/* TRANSLATORS: a word of the glossary */
		buf_printf(out, _("term: %.*s"), STR_ARG(text));
		break;
	case DOC_SPAN_REF:
		/* TRANSLATORS: number and title of a reference */
		buf_printf(out, _("reference %.*s: %.*s"), STR_ARG(target),
			STR_ARG(reference_title(speech, target)));
		break;
	case DOC_SPAN_NOTE:
		/* TRANSLATORS: id of an editor's note */
		buf_printf(out, _("editor’s note %.*s"), STR_ARG(target));
		break;
	case DOC_SPAN_SEC:
		/* TRANSLATORS: id and title of a section */
		buf_printf(out, _("section %.*s: %.*s"), STR_ARG(target),
			STR_ARG(section_title(speech, target)));
		break;
	case DOC_SPAN_LINK:
		/* TRANSLATORS: the words of a link */
		buf_printf(out, _("link: %.*s"), STR_ARG(text));
		break;
	default:
		break;
	}
}

static void add_links(struct speech *speech, const struct doc_node *leaf)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		struct buf label = {0};

		span_label(speech, leaf, &leaf->spans[i], &label);
		if (label.len > 0)
			speech_row(speech,
				(struct choice){.kind = CHOICE_SPAN,
					.span = &leaf->spans[i]},
				CORPUS_NONE, buf_view(&label));
		buf_release(&label);
	}
}

void speech_links(struct speech *speech)
{
	struct page *page = &speech->page;
	const struct doc_node *leaf = NULL;
	struct unit unit;

	if (book_unit(
		    page->book, speech->unit, page->lang, page->tier, &unit) &&
		unit.node != NULL)
		leaf = doc_first_leaf(unit.node);
	speech->choice_lang = page->lang;
	speech->choice_tier = page->tier;
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, unit.node))
		add_links(speech, leaf);
	if (speech->choices.len > 0)
		speech_say_how(speech);
	else
		speech_tell(speech, "%s", _("Nothing opens here."));
}

void speech_say_term(struct speech *speech, struct str id)
{
	struct work *work = book_work(speech->page.book);
	const struct gloss_concept *concept =
		work == NULL ? NULL : gloss_find_id(corpus_gloss(work), id);
	struct buf title = {0}, body = {0};

	if (concept == NULL || !describe_term(work, concept,
				       (struct term_view){speech->choice_lang,
					       speech->choice_tier, false},
				       &title, &body))
		speech_tell(speech, _("no term '%.*s'"), STR_ARG(id));
	speech_say_all(speech, speech->choice_lang, buf_view(&title));
	speech_say_all(speech, speech->choice_lang, buf_view(&body));
	buf_release(&title);
	buf_release(&body);
}

void speech_say_reference(struct speech *speech, struct str target)
{
	struct work *work = book_work(speech->page.book);
	struct buf title = {0}, body = {0};
	int number;

	if (work == NULL || !str_to_int(target, &number) ||
		!describe_reference(
			work, number, speech->choice_lang, &title, &body))
		speech_tell(speech, _("no reference '%.*s'"), STR_ARG(target));
	speech_say_all(speech, CORPUS_NONE, buf_view(&title));
	speech_say_all(speech, CORPUS_NONE, buf_view(&body));
	buf_release(&title);
	buf_release(&body);
}

void speech_say_note(struct speech *speech, struct str id)
{
	struct work *work = book_work(speech->page.book);
	struct str place = {NULL, 0};
	int lang = speech->choice_lang;
	const struct doc_node *root =
		work == NULL ? NULL
			     : corpus_note(work, id, speech->choice_lang, &lang,
				       &place);
	struct buf text = {0};

	if (root == NULL) {
		speech_tell(speech, _("no editor’s note '%.*s'"), STR_ARG(id));
		return;
	}
	/* TRANSLATORS: id of the note, id of the place it belongs to */
	speech_tell(speech, _("editor’s note %.*s on %.*s"), STR_ARG(id),
		STR_ARG(place));
	speech_block(root, &text);
	speech_say_all(speech, lang, buf_view(&text));
	buf_release(&text);
}

static void say_section(struct speech *speech, struct str id)
{
	struct str title = section_title(speech, id);

	if (title.len == 0)
		speech_tell(speech, _("no place '%.*s'"), STR_ARG(id));
	else
		speech_tell(speech,
			/* TRANSLATORS: id and title, then the id again */
			_("Section %.*s: %.*s. A colon and %.*s goes there."),
			STR_ARG(id), STR_ARG(title), STR_ARG(id));
}

static void open_span(struct speech *speech, const struct doc_span *span)
{
	switch (span->kind) {
	case DOC_SPAN_TERM:
		speech_say_term(speech, span->target);
		break;
	case DOC_SPAN_REF:
		speech_say_reference(speech, span->target);
		break;
	case DOC_SPAN_NOTE:
		speech_say_note(speech, span->target);
		break;
	case DOC_SPAN_SEC:
		say_section(speech, span->target);
		break;
	default:
		speech_say(speech, CORPUS_NONE, span->target);
		break;
	}
}

/* ---- choosing ---- */

static void go_choice(struct speech *speech, const struct choice *choice)
{
	struct choice chosen = *choice;

	/* The rows, but not yet what they point to, give way to a new list. */
	vec_clear(&speech->choices);
	if (chosen.kind == CHOICE_UNIT)
		speech_go(speech, chosen.value, true);
	else if (chosen.kind == CHOICE_LANG)
		speech_set_lang(speech, chosen.value);
	else if (!speech_go_place(speech, &chosen.place))
		speech_tell(speech, _("no place '%.*s'"),
			STR_ARG(chosen.place.block));
	speech_forget(speech);
}

void speech_choose(struct speech *speech, int number)
{
	const struct choice *choice;

	if (number < 1 || (size_t)number > speech->choices.len) {
		/* TRANSLATORS: how long the list is */
		speech_tell(speech, _("The list ends with %zu."),
			speech->choices.len);
		return;
	}
	choice = &speech->choices.ptr[number - 1];
	/* More than one thing of a paragraph may be asked about. */
	if (choice->kind == CHOICE_SPAN)
		open_span(speech, choice->span);
	else if (choice->kind == CHOICE_ANSWER)
		speech_answer(speech, choice->value);
	else if (choice->kind >= CHOICE_HIT)
		speech_search_choose(speech, *choice);
	else
		go_choice(speech, choice);
}
