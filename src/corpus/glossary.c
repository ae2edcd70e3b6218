/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

#define FILE_NAME STR("glossary.tbx")

static void warn(void *ctx, int line, const char *text)
{
	struct work *work = ctx;

	finding_add(work, FILE_NAME, line, (struct str){NULL, 0},
		arena_str(&work->arena, str_of(text)));
}

static void read_sources(struct work *work)
{
	struct arena scratch = {0};
	struct err err = {0};
	struct xml_node *root;

	if (!work_read_xml(
		    work, "glossary.tbx", "glossary", &scratch, &root, &err) ||
		!gloss_from_tbx(
			root, &work->arena, &work->gloss, warn, work, &err))
		finding_from(work, FILE_NAME, &err, &work->arena);
	arena_free(&scratch);
}

const struct gloss *corpus_gloss(struct work *work)
{
	struct str bytes;

	if (work->has_gloss)
		return &work->gloss;
	work->has_gloss = true;
	if (!work_section(work, PACK_GLOSSARY, &bytes) ||
		!gloss_unpack(bytes, &work->arena, &work->gloss, NULL))
		read_sources(work);
	/* gloss/ has its own copy of what it needs. */
	buf_release(&work->sections[PACK_GLOSSARY]);
	return &work->gloss;
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
