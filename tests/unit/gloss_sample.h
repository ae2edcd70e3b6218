/* SPDX-License-Identifier: MIT */
/* Small glossaries for the tests of gloss/, written as TBX and read by it. */
#ifndef KOINE_TESTS_GLOSS_SAMPLE_H
#define KOINE_TESTS_GLOSS_SAMPLE_H

#include "gloss/gloss.h"

#include <check.h>
#include <string.h>

#define SAMPLE_HEAD                                                 \
	"<tbx xmlns='urn:iso:std:iso:30042:ed-2' type='TBX-Basic' " \
	"style='dca' xml:lang='en'><tbxHeader/><text><body>"
#define SAMPLE_TAIL "</body></text></tbx>"
/* The three definitions of a concept in a language. */
#define SAMPLE_DEFS                                                    \
	"<descripGrp><descrip type='definition'>p</descrip>"           \
	"<note>koine:tier=plain</note></descripGrp>"                   \
	"<descripGrp><descrip type='definition'>s</descrip>"           \
	"<note>koine:tier=student</note></descripGrp>"                 \
	"<descripGrp><descrip type='definition'>f</descrip>"           \
	"<note>koine:tier=full</note><admin type='source'>src</admin>" \
	"</descripGrp>"

/* A term of a one-language glossary. Rows with the id of the row before are its
 * further terms. */
struct sample_term {
	const char *id;
	const char *text;
	const char *forms; /* "a|b" or NULL */
	const char *flags; /* letters: a acronym, n mark=no, d deprecated; or
	                      NULL */
};

struct sample {
	struct arena arena;
	struct gloss gloss;
	struct fold *fold;
	struct gloss_marker *marker;
	const char *lang;
};

static inline void sample_read(struct str xml, struct arena *arena,
	struct gloss *gloss, gloss_warn_fn *warn, void *ctx)
{
	struct xml_node *root = NULL;
	struct err err = {0};

	ck_assert_msg(xml_parse(xml, "glossary.tbx", NULL, arena, &root, &err),
		"%s", err.message);
	ck_assert_msg(gloss_from_tbx(root, arena, gloss, warn, ctx, &err), "%s",
		err.message);
}

static inline void sample_put_term(
	const struct sample_term *row, struct buf *out)
{
	const char *flags = row->flags ? row->flags : "";

	buf_printf(out, "<termSec><term>%s</term>", row->text);
	if (strchr(flags, 'a'))
		buf_cstr(out, "<termNote type='termType'>acronym</termNote>");
	if (strchr(flags, 'd'))
		buf_cstr(out, "<termNote type='administrativeStatus'>"
			      "deprecatedTerm-admn-sts</termNote>");
	if (strchr(flags, 'n'))
		buf_cstr(out, "<note>koine:mark=no</note>");
	if (row->forms)
		buf_printf(out, "<note>koine:forms=%s</note>", row->forms);
	buf_cstr(out, "</termSec>");
}

static inline void sample_put(
	const struct sample_term *rows, const char *lang, struct buf *out)
{
	buf_cstr(out, SAMPLE_HEAD);
	for (size_t i = 0; rows[i].id != NULL; i++) {
		if (i == 0 || strcmp(rows[i].id, rows[i - 1].id) != 0)
			buf_printf(out,
				"<conceptEntry id='%s'><langSec "
				"xml:lang='%s'>" SAMPLE_DEFS,
				rows[i].id, lang);
		sample_put_term(&rows[i], out);
		if (rows[i + 1].id == NULL ||
			strcmp(rows[i].id, rows[i + 1].id) != 0)
			buf_cstr(out, "</langSec></conceptEntry>");
	}
	buf_cstr(out, SAMPLE_TAIL);
}

/* The rows end with one whose id is NULL. */
static inline void sample_make(
	struct sample *sample, const char *lang, const struct sample_term *rows)
{
	struct err err = {0};
	struct buf xml = {0};
	const struct locale *locale;

	*sample = (struct sample){.lang = lang};
	sample_put(rows, lang, &xml);
	sample_read(buf_view(&xml), &sample->arena, &sample->gloss, NULL, NULL);
	buf_release(&xml);
	locale = locale_load(
		KOINE_SRCDIR "/locales", lang, &sample->arena, &err);
	ck_assert_msg(locale != NULL, "%s", err.message);
	sample->fold = fold_new(locale);
	sample->marker =
		gloss_marker_new(&sample->gloss, str_of(lang), sample->fold);
}

static inline void sample_free(struct sample *sample)
{
	gloss_marker_free(sample->marker);
	fold_free(sample->fold);
	gloss_release(&sample->gloss);
	arena_free(&sample->arena);
}

#endif
