/* SPDX-License-Identifier: MIT */
/* Texts and tables read anew while somebody writes them. */
#include "base/fs.h"
#include "base/mo.h"
#include "corpus/work.h"

/* ---- which text a file is ---- */

bool corpus_text_of(const struct work *work, struct str file, int *lang,
	enum tier *tier, int *part)
{
	struct str rest = file, tag, folder, stem;
	int found_lang;

	if (!str_split(&rest, '/', &tag) || !str_split(&rest, '/', &folder) ||
		!str_ends(rest, STR(".md")))
		return false;
	stem = str_sub(rest, 0, rest.len - 3);
	found_lang = corpus_lang_index(work, tag);
	if (found_lang == CORPUS_NONE || !tier_from_name(folder, tier))
		return false;
	for (size_t i = 0; i < work->parts.len; i++) {
		const int row = work->parts.ptr[i];

		if (!str_eq(work->items.ptr[row].file, stem))
			continue;
		*lang = found_lang;
		*part = row;
		return true;
	}
	return false;
}

/* ---- what is wrong ---- */

static bool is_fault_of(
	const struct finding *finding, struct str file, bool with_links)
{
	return str_eq(finding->file, file) &&
	       (with_links || finding->kind != FINDING_LINK);
}

static size_t count_faults(const struct work *work, struct str file)
{
	size_t count = 0;

	for (size_t i = 0; i < work->findings.len; i++)
		count += is_fault_of(&work->findings.ptr[i], file, false);
	return count;
}

static void say(struct finding *why, struct arena *arena, struct str file,
	int line, const char *message)
{
	*why = (struct finding){.file = arena_str(arena, file),
		.line = line,
		.message = arena_str(arena, str_of(message)),
		.kind = FINDING_TEXT};
}

/* The first fault of a file in the order of its lines. */
static void say_first(const struct work *work, struct str file,
	struct arena *arena, struct finding *why)
{
	const struct finding *first = NULL;

	for (size_t i = 0; i < work->findings.len; i++) {
		const struct finding *at = &work->findings.ptr[i];

		if (is_fault_of(at, file, false) &&
			(first == NULL || at->line < first->line))
			first = at;
	}
	if (first == NULL)
		return;
	*why = *first;
	why->file = arena_str(arena, first->file);
	why->id = arena_str(arena, first->id);
	why->message = arena_str(arena, first->message);
}

/* ---- a text ---- */

int work_conflict_line(struct str text)
{
	struct str line;

	for (int number = 1; str_split(&text, '\n', &line); number++)
		if (str_starts(line, STR("<<<<<<< ")) ||
			str_starts(line, STR(">>>>>>> ")))
			return number;
	return 0;
}

/* What can be seen without parsing. */
static bool looks_whole(const struct work *work, struct str file,
	struct arena *arena, struct finding *why)
{
	struct arena scratch = {0};
	const char *path = work_path(work, file, &scratch);
	struct buf bytes = {0};
	struct err err = {0};
	struct fs_info info;
	int line;

	if (!fs_stat(path, &info))
		say(why, arena, file, 0, _("the file is gone"));
	else if (!fs_read(path, FS_MAX_FILE, &bytes, &err))
		say(why, arena, file, 0, err.message);
	else if (str_trim(buf_view(&bytes)).len == 0)
		say(why, arena, file, 0, _("the file is empty"));
	else if ((line = work_conflict_line(buf_view(&bytes))) > 0)
		say(why, arena, file, line,
			_("a merge has left a conflict here"));
	buf_release(&bytes);
	arena_free(&scratch);
	return why->message.len == 0;
}

struct kept {
	struct text text;
	VEC(struct finding) findings;
};

static void keep(struct work *work, struct text *text, struct kept *kept)
{
	*kept = (struct kept){.text = *text};
	for (size_t i = 0; i < work->findings.len; i++)
		if (is_fault_of(&work->findings.ptr[i], text->file, true))
			vec_push(&kept->findings, work->findings.ptr[i]);
	finding_drop(work, text->file);
	text->doc = (struct doc){0};
	text->nodes = NULL;
	text->is_marked = NULL;
	text->is_loaded = false;
}

static void give_back(struct work *work, struct text *text, struct kept *kept)
{
	finding_drop(work, text->file);
	doc_release(&text->doc);
	*text = kept->text;
	for (size_t i = 0; i < kept->findings.len; i++)
		vec_push(&work->findings, kept->findings.ptr[i]);
}

static size_t count_written(
	const struct work *work, const struct text *text, int part)
{
	size_t count = 0;

	for (int i = part; text->nodes != NULL && i < work->ends[part]; i++)
		count += text->nodes[i - part] != NULL;
	return count;
}

bool corpus_renew_text(struct work *work, int lang, enum tier tier, int part,
	struct arena *arena, struct finding *why)
{
	struct text *text = work_text_at(work, lang, tier, part);
	struct kept kept;
	size_t faults;
	bool is_taken;

	*why = (struct finding){0};
	if (!text || !text->is_loaded)
		return true;
	/* One that was not written yet may go on missing. */
	if (count_written(work, text, part) > 0 &&
		!looks_whole(work, text->file, arena, why))
		return false;
	faults = count_faults(work, text->file);
	keep(work, text, &kept);
	work_text(work, lang, tier, part);
	is_taken = count_faults(work, text->file) <= faults;
	if (is_taken) {
		doc_release(&text->former);
		text->former = kept.text.doc;
	} else {
		say_first(work, text->file, arena, why);
		give_back(work, text, &kept);
	}
	vec_release(&kept.findings);
	return is_taken;
}

/* ---- the whole work ---- */

/* Loads what stands in `file`, so that its faults are known. */
static void load(struct work *work, struct str file)
{
	for (int lang = 0; lang < work->lang_count; lang++) {
		struct arena scratch = {0};
		const char *tag = work->langs[lang].ptr;

		if (str_eq(file, arena_printf(&scratch, "%s/editor.md", tag)))
			notes_load(work, lang);
		if (str_eq(file,
			    arena_printf(&scratch, "locales/%s.conf", tag)))
			corpus_locale(work, lang);
		arena_free(&scratch);
	}
	if (str_eq(file, STR("references.xml")))
		references_load(work);
	if (str_eq(file, STR("figures.xml")))
		figures_load(work);
	if (str_eq(file, STR("provenance.tsv")))
		provenance_load(work);
	if (str_eq(file, STR("glossary.tbx")))
		corpus_gloss(work);
}

/* "PATH:12: why" of a work that cannot be opened. */
static void say_failure(const struct work *work, struct str file,
	const struct err *err, struct arena *arena, struct finding *why)
{
	struct str rest = str_of(err->message), head;
	const struct str path = str_of(work_path(work, file, arena));
	int line = 0;

	if (str_starts(rest, path) && rest.len > path.len &&
		rest.ptr[path.len] == ':') {
		rest = str_sub(rest, path.len + 1, rest.len);
		head = str_sub(rest, 0, str_find(rest, ':'));
		if (str_to_int(head, &line))
			rest = str_trim(str_sub(rest, head.len + 1, rest.len));
	}
	*why = (struct finding){.file = arena_str(arena, file),
		.line = line,
		.message = arena_str(arena, rest),
		.kind = FINDING_TABLE};
}

static void take_place(struct work *work, struct work *fresh)
{
	const struct work old = *work;

	*work = *fresh;
	*fresh = old;
	corpus_close(fresh->former);
	fresh->former = NULL;
	work->former = fresh;
}

bool corpus_renew(struct work *work, const struct paths *paths, struct str file,
	struct arena *arena, struct finding *why)
{
	struct err err = {0};
	struct work *fresh = corpus_open(paths, &err);

	*why = (struct finding){0};
	if (!fresh) {
		say_failure(work, file, &err, arena, why);
		return false;
	}
	/* work.xml stands for all there is, where events were lost. */
	if (!str_eq(file, STR("glossary.tbx")) &&
		!str_eq(file, STR("work.xml")))
		glossary_share(fresh, work);
	load(fresh, file);
	if (count_faults(fresh, file) > count_faults(work, file)) {
		say_first(fresh, file, arena, why);
		corpus_close(fresh);
		return false;
	}
	take_place(work, fresh);
	return true;
}
