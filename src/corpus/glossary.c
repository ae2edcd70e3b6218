/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

#include <stdlib.h>

#define FILE_NAME STR("glossary.tbx")

static void warn(void *ctx, int line, const char *text)
{
	struct work *work = ctx;

	finding_add(work, FILE_NAME, line, (struct str){NULL, 0},
		arena_str(&work->arena, str_of(text)));
}

static void read_sources(struct work *work, struct glossary *glossary)
{
	struct arena scratch = {0};
	struct err err = {0};
	struct xml_node *root;

	if (!work_read_xml(
		    work, "glossary.tbx", "glossary", &scratch, &root, &err) ||
		!gloss_from_tbx(root, &glossary->arena, &glossary->gloss, warn,
			work, &err))
		finding_from(work, FILE_NAME, &err, &work->arena);
	arena_free(&scratch);
}

const struct gloss *corpus_gloss(struct work *work)
{
	struct glossary *glossary = work->glossary;
	struct str bytes;

	if (glossary)
		return &glossary->gloss;
	glossary = work->glossary = xcalloc(1, sizeof(*glossary));
	glossary->users = 1;
	if (!work_section(work, PACK_GLOSSARY, &bytes) ||
		!gloss_unpack(bytes, &glossary->arena, &glossary->gloss, NULL))
		read_sources(work, glossary);
	/* gloss/ has its own copy of what it needs. */
	buf_release(&work->sections[PACK_GLOSSARY]);
	return &glossary->gloss;
}

void glossary_share(struct work *work, const struct work *from)
{
	if (work->glossary || !from->glossary)
		return;
	work->glossary = from->glossary;
	work->glossary->users++;
	for (size_t i = 0; i < from->findings.len; i++) {
		const struct finding *old = &from->findings.ptr[i];

		if (str_eq(old->file, FILE_NAME))
			finding_add(work, FILE_NAME, old->line,
				(struct str){NULL, 0},
				arena_str(&work->arena, old->message));
	}
}

void glossary_release(struct glossary *glossary)
{
	if (!glossary || --glossary->users > 0)
		return;
	gloss_release(&glossary->gloss);
	arena_free(&glossary->arena);
	free(glossary);
}

struct gloss_marker *corpus_marker(struct work *work, int lang)
{
	const struct gloss *gloss = corpus_gloss(work);

	if (lang < 0 || lang >= work->lang_count || gloss->count == 0)
		return NULL;
	if (!work->markers[lang])
		work->markers[lang] = gloss_marker_new(
			gloss, work->langs[lang], corpus_fold(work, lang));
	return work->markers[lang];
}
