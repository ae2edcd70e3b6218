/* SPDX-License-Identifier: MIT */
#include "out/describe.h"

#include "base/mo.h"
#include "text/lang.h"

#include <stdlib.h>

static void put_paragraph(struct buf *out, struct str text)
{
	if (text.len == 0)
		return;
	if (out->len > 0)
		buf_cstr(out, "\n\n");
	buf_str(out, text);
}

static void put_places(struct work *work, int number, struct buf *body)
{
	int places[16];
	size_t count = corpus_reference_places(work, number, places, 16);
	struct buf list = {0};

	for (size_t i = 0; i < count; i++)
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(&list, "%s%.*s", i > 0 ? _(", ") : "",
			STR_ARG(corpus_item(work, places[i])->id));
	if (count > 0) {
		if (body->len > 0)
			buf_cstr(body, "\n\n");
		/* TRANSLATORS: a list of block ids */
		buf_printf(body, _("Called in: %s"), list.ptr);
	}
	buf_release(&list);
}

static void put_publisher(struct work *work, const struct reference *ref,
	int lang, struct buf *body)
{
	struct str publisher = corpus_pick(work, ref->publishers, lang);
	struct str remark = corpus_pick(work, ref->remarks, lang);
	struct buf text = {0};

	if (remark.len > 0 && publisher.len > 0)
		/* TRANSLATORS: who published a document, then a remark on the
		   copy that the link leads to: "ASEAN; page of Mekong Data
		   Protection" */
		buf_printf(&text, _("%.*s; %.*s"), STR_ARG(publisher),
			STR_ARG(remark));
	else
		buf_str(&text, publisher);
	put_paragraph(body, buf_view(&text));
	buf_release(&text);
}

bool describe_reference(struct work *work, int number, int lang,
	struct buf *title, struct buf *body)
{
	const struct reference *ref = corpus_reference(work, number);

	if (ref == NULL)
		return false;
	buf_printf(title, "[%d] %.*s", number,
		STR_ARG(corpus_pick(work, ref->titles, lang)));
	if (ref->is_lost)
		put_paragraph(body,
			str_of(_(
				"The report calls this reference, but its text "
				"is missing from the copy used.")));
	put_publisher(work, ref, lang, body);
	put_paragraph(body, corpus_pick(work, ref->descriptions, lang));
	for (size_t i = 0; i < ref->url_count; i++)
		put_paragraph(body, ref->urls[i]);
	put_places(work, number, body);
	return true;
}

/* "AI (artificial intelligence; A.I.)": a term, and others that may be used. */
static void put_term(const struct gloss_lang *in, struct buf *out)
{
	struct buf others = {0};

	for (size_t i = 1; i < in->term_count; i++)
		if (in->terms[i].status != GLOSS_DEPRECATED)
			buf_printf(&others, "%s%.*s",
				/* TRANSLATORS: stands between terms that mean
			           the same */
				others.len > 0 ? _("; ") : "",
				STR_ARG(in->terms[i].text));
	if (others.len > 0)
		/* TRANSLATORS: a term, then others that mean the same; a name
		 * or a value, then what is said of it */
		buf_printf(out, _("%.*s (%.*s)"), STR_ARG(in->terms[0].text),
			STR_ARG(buf_view(&others)));
	else
		buf_str(out, in->terms[0].text);
	buf_release(&others);
}

static const struct gloss_lang *pick_lang(
	struct work *work, const struct gloss_concept *concept, int lang)
{
	const struct gloss_lang *in =
		gloss_in(concept, str_of(corpus_lang_tag(work, lang)));

	if (in == NULL)
		in = gloss_in(concept, STR("en"));
	return in != NULL                ? in
	       : concept->lang_count > 0 ? &concept->langs[0]
	                                 : NULL;
}

/* Lines "endonym: term" for other languages: two of them, or all. */
static void put_languages(const struct gloss_concept *concept,
	const struct gloss_lang *shown, size_t most, struct buf *body)
{
	size_t put = 0;

	for (size_t i = 0; i < concept->lang_count && put < most; i++) {
		const struct gloss_lang *in = &concept->langs[i];
		struct buf name = {0}, term = {0};
		char *tag;

		if (in == shown || in->term_count == 0)
			continue;
		tag = xstrdup(in->lang);
		buf_cstr(body, put == 0 ? "\n\n" : "\n");
		lang_endonym(tag, &name);
		put_term(in, &term);
		/* TRANSLATORS: a key, a name, a path or a label, then what is
		 * said of it */
		buf_printf(body, _("%s: %s"), name.ptr, term.ptr);
		buf_release(&name);
		buf_release(&term);
		free(tag);
		put++;
	}
}

static void put_tiers(
	const struct gloss_lang *in, enum tier shown, struct buf *body)
{
	for (int t = 0; t < GLOSS_TIER_COUNT; t++)
		if (t != (int)shown && in->def[t].len > 0) {
			buf_cstr(body, "\n\n");
			/* TRANSLATORS: the name of a level, then its text */
			buf_printf(body, _("%s: %.*s"),
				tier_label((enum tier)t), STR_ARG(in->def[t]));
		}
	if (in->source.len > 0) {
		buf_cstr(body, "\n\n");
		/* TRANSLATORS: where the idea of a definition comes from */
		buf_printf(body, _("Source: %.*s"), STR_ARG(in->source));
	}
}

bool describe_term(struct work *work, const struct gloss_concept *concept,
	struct term_view view, struct buf *title, struct buf *body)
{
	const struct gloss_lang *in = pick_lang(work, concept, view.lang);
	struct str def;

	if (in == NULL || in->term_count == 0)
		return false;
	put_term(in, title);
	def = in->def[view.tier];
	for (int t = GLOSS_PLAIN; def.len == 0 && t < GLOSS_TIER_COUNT; t++)
		def = in->def[t];
	put_paragraph(body, def);
	put_languages(concept, in, view.is_more ? SIZE_MAX : 2, body);
	if (view.is_more)
		put_tiers(in, view.tier, body);
	return true;
}

struct json *describe_reference_json(struct work *work, int number)
{
	const struct reference *ref = corpus_reference(work, number);
	struct json *row = json_new_object(), *urls = json_new_array();
	struct json *places = json_new_array(), *titles = json_new_object();
	int list[64];
	size_t count = corpus_reference_places(work, number, list, 64);
	int en = corpus_lang_index(work, STR("en"));
	struct str remark = corpus_pick(work, ref->remarks, en);

	json_set_int(row, "id", number);
	json_set_str(row, "kind", ref->kind);
	json_set_str(row, "section", ref->section);
	if (ref->year > 0)
		json_set_int(row, "year", ref->year);
	json_set_bool(row, "lost", ref->is_lost);
	for (int l = 0; l < corpus_lang_count(work); l++)
		if (ref->titles[l].len > 0)
			json_set_str(titles, corpus_lang_tag(work, l),
				ref->titles[l]);
	json_set(row, "titles", titles);
	json_set_str(row, "publisher", corpus_pick(work, ref->publishers, en));
	if (remark.len > 0)
		json_set_str(row, "remark", remark);
	for (size_t i = 0; i < ref->url_count; i++)
		json_add_str(urls, ref->urls[i]);
	json_set(row, "urls", urls);
	for (size_t i = 0; i < count; i++)
		json_add_str(places, corpus_item(work, list[i])->id);
	json_set(row, "places", places);
	return row;
}

struct json *describe_term_json(
	struct work *work, const struct gloss_concept *concept, int lang)
{
	const struct gloss_lang *in = pick_lang(work, concept, lang);
	struct json *row = json_new_object(), *terms = json_new_object();
	struct json *defs = json_new_object();

	json_set_str(row, "id", concept->id);
	json_set_str(row, "field", concept->field);
	for (size_t i = 0; i < concept->lang_count; i++) {
		char *tag = xstrdup(concept->langs[i].lang);

		if (concept->langs[i].term_count > 0)
			json_set_str(
				terms, tag, concept->langs[i].terms[0].text);
		free(tag);
	}
	json_set(row, "terms", terms);
	for (int t = 0; in != NULL && t < GLOSS_TIER_COUNT; t++)
		json_set_str(defs, tier_name((enum tier)t), in->def[t]);
	json_set(row, "definitions", defs);
	return row;
}
