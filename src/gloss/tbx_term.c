/* SPDX-License-Identifier: MIT */
#include "gloss/tbx_term.h"

#include "base/mo.h"
#include "text/utf8.h"

#include <string.h>

static const struct {
	const char *name;
	enum gloss_status status;
} statuses[] = {
	{"preferredTerm-admn-sts", GLOSS_PREFERRED},
	{"admittedTerm-admn-sts", GLOSS_ADMITTED},
	{"deprecatedTerm-admn-sts", GLOSS_DEPRECATED},
	{"supersededTerm-admn-sts", GLOSS_DEPRECATED},
};

/* Capitals of Latin-1 and Cyrillic: those of the six languages' acronyms. */
static bool is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE) ||
	       (cp >= 0x400 && cp <= 0x42F);
}

static bool is_digit_or_mark(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == '-' || cp == '/' ||
	       cp == '.' || cp == '&';
}

/* "AI", "ИИ", "G20", "ISO/IEC" written as a term of whatever type. */
static bool is_all_capitals(struct str text)
{
	size_t capitals = 0;

	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = utf8_next(text, &pos);

		if (is_capital(cp))
			capitals++;
		else if (!is_digit_or_mark(cp))
			return false;
	}
	return capitals > 0;
}

static void read_term_note(
	struct tbx *tbx, const struct xml_node *note, struct gloss_term *term)
{
	struct str value = xml_text(note, tbx->arena);

	if (str_eq(value, STR("acronym")))
		term->is_acronym = true;
	for (size_t i = 0; i < ARRAY_LEN(statuses); i++)
		if (str_eq(value, str_of(statuses[i].name)))
			term->status = statuses[i].status;
}

static void read_forms(
	struct tbx *tbx, struct str list, struct gloss_term *term)
{
	VEC(struct str) forms = {0};
	struct str form;

	for (size_t i = 0; i < term->form_count; i++)
		vec_push(&forms, term->forms[i]);
	while (str_split(&list, '|', &form)) {
		form = str_trim(form);
		if (form.len > 0)
			vec_push(&forms, form);
	}
	term->form_count = forms.len;
	term->forms = ARENA_ARRAY(tbx->arena, struct str, forms.len);
	if (forms.len > 0)
		memcpy(term->forms, forms.ptr,
			forms.len * sizeof(*term->forms));
	vec_release(&forms);
}

static void read_note(
	struct tbx *tbx, const struct xml_node *note, struct gloss_term *term)
{
	struct str text = xml_text(note, tbx->arena);
	struct str forms = STR("koine:forms=");

	if (str_eq(text, STR("koine:mark=no")))
		term->is_marked = false;
	else if (str_starts(text, forms))
		read_forms(tbx, str_sub(text, forms.len, text.len), term);
}

/* False if it has no text. */
static bool read_term(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_term *term)
{
	const struct xml_node *text = xml_child(sec, "term");
	const struct xml_node *note;

	*term = (struct gloss_term){
		.status = GLOSS_ADMITTED,
		.is_marked = true,
	};
	if (text != NULL)
		term->text = xml_text(text, tbx->arena);
	note = xml_child(sec, "termNote");
	for (; note != NULL; note = xml_next(note, "termNote"))
		read_term_note(tbx, note, term);
	note = xml_child(sec, "note");
	for (; note != NULL; note = xml_next(note, "note"))
		read_note(tbx, note, term);
	if (is_all_capitals(term->text))
		term->is_acronym = true;
	return term->text.len > 0;
}

/* The index of the one term to show; the first in use where none is preferred.
 */
static size_t pick_preferred(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang)
{
	size_t count = lang->term_count, first = count, in_use = count;

	for (size_t i = count; i-- > 0;) {
		if (lang->terms[i].status == GLOSS_PREFERRED)
			first = i;
		if (lang->terms[i].status != GLOSS_DEPRECATED)
			in_use = i;
	}
	if (first == count)
		tbx_warn(tbx, sec,
			_("concept '%.*s' has no preferred term in '%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
	else
		in_use = first;
	return in_use;
}

/* One term is preferred, and it is the first. */
static void put_preferred_first(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang)
{
	size_t at = pick_preferred(tbx, sec, lang);
	struct gloss_term term;
	size_t count = 0;

	for (size_t i = 0; i < lang->term_count; i++)
		if (lang->terms[i].status == GLOSS_PREFERRED && count++ > 0)
			lang->terms[i].status = GLOSS_ADMITTED;
	if (count > 1)
		tbx_warn(tbx, sec,
			_("concept '%.*s' has two preferred terms in '%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
	if (at >= lang->term_count)
		return;
	term = lang->terms[at];
	term.status = GLOSS_PREFERRED;
	memmove(lang->terms + 1, lang->terms, at * sizeof(term));
	lang->terms[0] = term;
}

void tbx_read_terms(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang)
{
	const struct xml_node *node = xml_child(sec, "termSec");
	VEC(struct gloss_term) terms = {0};

	for (; node != NULL; node = xml_next(node, "termSec")) {
		struct gloss_term term;

		if (read_term(tbx, node, &term))
			vec_push(&terms, term);
	}
	lang->term_count = terms.len;
	if (terms.len == 0) {
		tbx_warn(tbx, sec, _("concept '%.*s' has no term in '%.*s'"),
			STR_ARG(tbx->id), STR_ARG(tbx->lang));
		return;
	}
	lang->terms = ARENA_ARRAY(tbx->arena, struct gloss_term, terms.len);
	memcpy(lang->terms, terms.ptr, terms.len * sizeof(*lang->terms));
	vec_release(&terms);
	put_preferred_first(tbx, sec, lang);
}
