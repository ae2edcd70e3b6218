/* SPDX-License-Identifier: MIT */
#include "corpus/compile.h"

#include "base/fs.h"
#include "corpus/work.h"

static void pack_glossary(struct work *work, struct buf *out)
{
	const struct gloss *gloss = corpus_gloss(work);

	if (gloss->count > 0)
		gloss_pack(gloss, out);
}

static uint64_t source_size(const struct work *work, enum pack_section section)
{
	struct arena scratch = {0};
	const struct str name = str_of(pack_source(section));
	struct fs_info info = {0};

	fs_stat(work_path(work, name, &scratch), &info);
	arena_free(&scratch);
	return info.size;
}

bool corpus_compile(struct work *work, const char *path, struct err *err)
{
	struct pack_part parts[PACK_COUNT] = {0};
	struct buf sections[PACK_COUNT] = {0};
	struct buf file = {0};
	bool ok;

	spine_pack(work, &sections[PACK_SPINE]);
	references_pack(work, &sections[PACK_REFERENCES]);
	provenance_pack(work, &sections[PACK_PROVENANCE]);
	figures_pack(work, &sections[PACK_FIGURES]);
	pack_glossary(work, &sections[PACK_GLOSSARY]);
	marks_pack(work, &sections[PACK_MARKS]);
	for (int i = 0; i < PACK_COUNT; i++)
		parts[i] = (struct pack_part){
			.bytes = buf_view(&sections[i]),
			.source_size = source_size(work, (enum pack_section)i),
		};
	pack_write(parts, &file);
	ok = fs_write(path, buf_view(&file), false, err);
	for (int i = 0; i < PACK_COUNT; i++)
		buf_release(&sections[i]);
	buf_release(&file);
	return ok;
}
