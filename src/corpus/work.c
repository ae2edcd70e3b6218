/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"
#include "base/fs.h"
#include "base/mo.h"
#include "base/utf8seq.h"
#include "text/lang.h"
#include "text/utf8.h"

#include <stdlib.h>

const char *work_path(
	const struct work *work, struct str name, struct arena *arena)
{
	return arena_printf(arena, "%s/%.*s", work->content, STR_ARG(name)).ptr;
}

bool work_section(
	struct work *work, enum pack_section section, struct str *bytes)
{
	struct arena scratch = {0};
	struct buf *buf = &work->sections[section];
	bool ok = work->is_packed;

	if (ok && buf->len == 0)
		ok = pack_read(&work->pack, section,
			work_path(work, str_of(pack_source(section)), &scratch),
			buf);
	arena_free(&scratch);
	if (ok)
		*bytes = buf_view(buf);
	return ok;
}

/* The line [from 1] of the first ill-formed part, or 0. */
static int find_bad_line(struct str text)
{
	const size_t bad = utf8_find_bad(text);
	int line = 1;

	if (bad == text.len)
		return 0;
	for (size_t i = 0; i < bad; i++)
		line += text.ptr[i] == '\n';
	return line;
}

bool work_read_text(const struct work *work, struct str file, struct buf *out,
	int *bad_line, struct err *err)
{
	struct arena scratch = {0};
	const char *path = work_path(work, file, &scratch);
	struct buf bytes = {0};
	bool ok = fs_read(path, FS_MAX_FILE, &bytes, err) &&
	          utf8_check_text(buf_view(&bytes), path, err);

	if (ok && bad_line)
		*bad_line = find_bad_line(buf_view(&bytes));
	if (ok)
		utf8_repair(buf_view(&bytes), out);
	buf_release(&bytes);
	arena_free(&scratch);
	return ok;
}

bool work_read_xml(const struct work *work, const char *file,
	const char *schema, struct arena *arena, struct xml_node **root,
	struct err *err)
{
	const char *rng =
		arena_printf(arena, "%s/schema/%s.rng", work->content, schema)
			.ptr;
	struct fs_info info;

	if (!work->is_validated || !fs_stat(rng, &info))
		rng = NULL;
	return xml_read(
		work_path(work, str_of(file), arena), rng, arena, root, err);
}

static const char *copy_path(struct arena *arena, const char *path)
{
	return path ? arena_str(arena, str_of(path)).ptr : NULL;
}

static struct work *new_work(const struct paths *paths, struct err *err)
{
	struct work *work;

	if (!paths->content) {
		err_set(err, ERR_INPUT, _("there is no content to read"));
		return NULL;
	}
	work = xcalloc(1, sizeof(*work));
	work->content = copy_path(&work->arena, paths->content);
	work->locales = path_join(&work->arena, paths->data, "locales");
	return work;
}

/* The spine from the compiled file. */
static bool open_packed(struct work *work, const struct paths *paths)
{
	struct str bytes;

	if (!paths->is_own_content || !paths->data)
		return false;
	work->is_packed = pack_open(
		path_join(&work->arena, paths->data, "work.koi"), &work->pack);
	if (work_section(work, PACK_SPINE, &bytes) && spine_unpack(work, bytes))
		return true;
	work->is_packed = false;
	return false;
}

static void init_texts(struct work *work)
{
	const size_t count =
		(size_t)work->lang_count * TIER_COUNT * work->parts.len;

	work->texts = ARENA_ARRAY(&work->arena, struct text, count);
}

static struct work *finish_open(struct work *work, bool is_ok)
{
	if (!is_ok) {
		corpus_close(work);
		return NULL;
	}
	init_texts(work);
	return work;
}

struct work *corpus_open(const struct paths *paths, struct err *err)
{
	struct work *work = new_work(paths, err);

	if (!work)
		return NULL;
	return finish_open(
		work, open_packed(work, paths) || spine_read(work, err));
}

struct work *corpus_open_sources(const struct paths *paths, struct err *err)
{
	struct work *work = new_work(paths, err);

	if (!work)
		return NULL;
	work->is_validated = true;
	return finish_open(work, spine_read(work, err));
}

static void release_texts(struct work *work)
{
	const size_t count =
		(size_t)work->lang_count * TIER_COUNT * work->parts.len;

	for (size_t i = 0; work->texts && i < count; i++) {
		doc_release(&work->texts[i].doc);
		doc_release(&work->texts[i].former);
	}
}

static void release_work(struct work *work)
{
	release_texts(work);
	for (int i = 0; i < CORPUS_LANG_MAX; i++) {
		doc_release(&work->notes[i].doc);
		vec_release(&work->notes[i].notes);
		gloss_marker_free(work->markers[i]);
		fold_free(work->folds[i]);
	}
	glossary_release(work->glossary);
	vec_release(&work->references.rows);
	vec_release(&work->figures.rows);
	vec_release(&work->provenance.rows);
	map_release(&work->provenance.by_key);
	vec_release(&work->findings);
	spine_clear(work);
	for (int i = 0; i < PACK_COUNT; i++)
		buf_release(&work->sections[i]);
	arena_free(&work->arena);
	free(work);
}

void corpus_close(struct work *work)
{
	if (!work)
		return;
	/* It has no former one itself. */
	if (work->former)
		release_work(work->former);
	release_work(work);
}

const char *corpus_folder(const struct work *work)
{
	return work->content;
}

/* Without its file a language still has its name and direction. */
static const struct locale *bare_locale(struct work *work, struct str tag)
{
	struct locale *locale = ARENA_NEW(&work->arena, struct locale);

	*locale = *locale_default();
	locale->tag = tag;
	locale->line_break = tag;
	locale->is_rtl = lang_is_rtl(tag.ptr);
	return locale;
}

const struct locale *corpus_locale(struct work *work, int lang)
{
	struct err err = {0};
	const struct locale *locale = NULL;

	if (lang < 0 || lang >= work->lang_count)
		return locale_default();
	if (work->locale[lang])
		return work->locale[lang];
	if (work->locales)
		locale = locale_load(work->locales, work->langs[lang].ptr,
			&work->arena, &err);
	if (!locale && work->locales)
		finding_add(work,
			arena_printf(&work->arena, "locales/%s.conf",
				work->langs[lang].ptr),
			0, (struct str){NULL, 0},
			arena_str(&work->arena, str_of(err.message)));
	if (!locale)
		locale = bare_locale(work, work->langs[lang]);
	work->locale[lang] = locale;
	return locale;
}

struct fold *corpus_fold(struct work *work, int lang)
{
	if (lang < 0 || lang >= work->lang_count)
		lang = 0;
	if (!work->folds[lang])
		work->folds[lang] = fold_new(corpus_locale(work, lang));
	return work->folds[lang];
}

static int add_lang(const struct work *work, int lang, int *order, int count)
{
	if (lang < 0 || lang >= work->lang_count)
		return count;
	for (int i = 0; i < count; i++)
		if (order[i] == lang)
			return count;
	order[count] = lang;
	return count + 1;
}

int corpus_lang_order(struct work *work, int lang, int order[CORPUS_LANG_MAX])
{
	int count = add_lang(work, lang, order, 0);

	if (count > 0)
		count = add_lang(work,
			corpus_lang_index(
				work, corpus_locale(work, lang)->fallback),
			order, count);
	count = add_lang(
		work, corpus_lang_index(work, STR("en")), order, count);
	count = add_lang(
		work, corpus_lang_index(work, STR("zh")), order, count);
	for (int i = 0; i < work->lang_count; i++)
		count = add_lang(work, i, order, count);
	return count;
}
