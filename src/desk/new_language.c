/* SPDX-License-Identifier: MIT */
#include "desk/new_language.h"

#include "base/mo.h"
#include "desk/catalogue.h"
#include "text/lang.h"
#include "text/locale_form.h"
#include "text/tag.h"
#include "xml/xml.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SYNC_HEAD \
	"tier\tid\tsource\tsource-hash\ttarget-hash\tstate\tby\tdate\n"
#define WORK_MAX ((size_t)32 << 20) /* [B] */

struct planner {
	struct work *work;
	const struct desk_tree *tree;
	const char *tag;
	struct str date;
	struct new_language *plan;
	struct err *err;
};

/* ---- the tag ---- */

static bool check_tag(const struct planner *p)
{
	struct buf better = {0};
	const enum tag_fault fault = tag_check(p->tag, &better);

	switch (fault) {
	case TAG_FINE:
		break;
	case TAG_ILL_FORMED:
		err_set(p->err, ERR_USAGE,
			_("'%s' is no BCP 47 tag, such as pt, pt-PT or "
			  "sr-Latn"),
			p->tag);
		break;
	case TAG_UNKNOWN:
		err_set(p->err, ERR_USAGE,
			_("CLDR knows no language or script of the tag '%s'"),
			p->tag);
		break;
	case TAG_TOO_MUCH:
		err_set(p->err, ERR_USAGE,
			_("'%s' says more than a language, a script and a "
			  "region"),
			p->tag);
		break;
	case TAG_OTHERWISE:
		err_set(p->err, ERR_USAGE,
			_("'%s' is written '%s'; that is the shortest tag for "
			  "it"),
			p->tag, better.ptr);
		break;
	}
	buf_release(&better);
	return fault == TAG_FINE;
}

static bool check_new(const struct planner *p)
{
	if (corpus_lang_index(p->work, str_of(p->tag)) != CORPUS_NONE)
		return err_set(p->err, ERR_USAGE,
			_("the work has the language '%s'; 'koine status %s "
			  "--next' says what is to be done"),
			p->tag, p->tag);
	if (corpus_lang_count(p->work) == CORPUS_LANG_MAX)
		return err_set(p->err, ERR_USAGE,
			_("a work has %d languages at most"), CORPUS_LANG_MAX);
	return true;
}

/* ---- what is to be made ---- */

static void add_file(
	const struct planner *p, const char *path, struct buf *text)
{
	struct new_language *plan = p->plan;

	plan->files[plan->file_count++] =
		(struct fs_file){path, arena_str(&plan->arena, buf_view(text))};
	buf_release(text);
}

static bool plan_folders(const struct planner *p)
{
	static const char *const names[NEW_LANGUAGE_FOLDERS] = {
		"", "/full", "/student", "/plain", "/quiz", "/notes"};
	struct buf sync = {0};
	struct stat there;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		p->plan->folders[i] = arena_printf(&p->plan->arena, "%s/%s%s",
			p->tree->content, p->tag, names[i])
		                              .ptr;
	/* Even a link that leads nowhere is in the way. */
	if (lstat(p->plan->folders[0], &there) == 0)
		return err_set(p->err, ERR_OUTPUT, _("'%s' is there already"),
			p->plan->folders[0]);
	buf_cstr(&sync, SYNC_HEAD);
	add_file(p,
		arena_printf(
			&p->plan->arena, "%s/sync.tsv", p->plan->folders[0])
			.ptr,
		&sync);
	return true;
}

/* The end of the last <language …/> outside comments; 0 if there is none. */
static size_t find_last(struct str xml)
{
	static const struct str open = {"<!--", 4}, close = {"-->", 3},
				element = {"<language", 9};
	size_t found = 0;

	for (size_t pos = 0; pos < xml.len; pos++) {
		const struct str rest = str_sub(xml, pos, xml.len);
		size_t end;

		if (str_starts(rest, open)) {
			end = str_search(rest, close);
			pos = end == SIZE_MAX ? xml.len : pos + end;
		} else if (str_starts(rest, element)) {
			pos += str_find(rest, '>');
			found = pos + 1;
		}
	}
	return found;
}

/* The schema may be older than this koine. */
static bool check_work(
	const struct planner *p, const char *path, const struct buf *text)
{
	struct arena *arena = &p->plan->arena;
	const char *schema =
		arena_printf(arena, "%s/schema/work.rng", p->tree->content).ptr;
	const struct xml_node *last = NULL, *node;
	struct xml_node *root;
	struct fs_info info;

	if (!xml_parse(buf_view(text), path,
		    fs_stat(schema, &info) ? schema : NULL, arena, &root,
		    p->err))
		return false;
	for (node = xml_child(root, "language"); node != NULL;
		node = xml_next(node, "language"))
		last = node;
	return (last != NULL &&
		       str_eq(xml_attr(last, "tag"), str_of(p->tag))) ||
	       err_set(p->err, ERR_INPUT,
		       _("%s: there is no place for a language"), path);
}

static bool plan_work(const struct planner *p)
{
	const char *path =
		arena_printf(&p->plan->arena, "%s/work.xml", p->tree->content)
			.ptr;
	struct buf old = {0}, text = {0};
	bool is_fine = fs_read(path, WORK_MAX, &old, p->err);
	size_t end = 0;

	if (is_fine)
		end = find_last(buf_view(&old));
	if (is_fine) {
		buf_str(&text, str_sub(buf_view(&old), 0, end));
		buf_printf(&text, "\n <language tag=\"%s\" partial=\"yes\"/>",
			p->tag);
		buf_str(&text, str_sub(buf_view(&old), end, old.len));
		is_fine = check_work(p, path, &text);
	}
	buf_release(&old);
	if (is_fine)
		add_file(p, path, &text);
	buf_release(&text);
	return is_fine;
}

static int count_open(struct str form)
{
	int count = 0;
	struct str line;

	while (str_split(&form, '\n', &line))
		count += str_starts(line, STR("# DECIDE:"));
	return count;
}

/* One that is there stays: the program may know a language before a work. */
static bool plan_locale(const struct planner *p)
{
	static const char *const others[] = {"en", "zh"};
	struct arena *arena = &p->plan->arena;
	struct buf form = {0};
	struct fs_info info;
	struct lang_match match;
	const char *path;

	if (p->tree->locales == NULL)
		return true;
	path = arena_printf(arena, "%s/%s.conf", p->tree->locales, p->tag).ptr;
	p->plan->has_locale = fs_stat(path, &info);
	/* An installed koine is not a translator's. */
	if (p->plan->has_locale || !p->tree->has_locales ||
		(p->tree->po == NULL && access(p->tree->locales, W_OK) != 0))
		return true;
	/* Traditional Chinese falls back to Chinese. */
	match = lang_match(str_of(p->tag), others, (int)ARRAY_LEN(others));
	if (!locale_form(p->tag, match.index < 0 ? "en" : others[match.index],
		    &form))
		return err_set(p->err, ERR_INPUT,
			_("this machine lacks ICU's library of languages, "
			  "libicui18n"));
	p->plan->has_locale = true;
	p->plan->open = count_open(buf_view(&form));
	add_file(p, path, &form);
	return true;
}

static bool plan_catalogue(const struct planner *p)
{
	struct arena *arena = &p->plan->arena;
	struct buf template = {0}, text = {0}, name = {0}, plural = {0};
	struct fs_info info;
	const char *path;
	bool is_fine;

	if (p->tree->po == NULL)
		return true;
	path = arena_printf(arena, "%s/%s.po", p->tree->po, p->tag).ptr;
	if (fs_stat(path, &info))
		return true;
	is_fine = fs_read(path_join(arena, p->tree->po, "koine.pot"), WORK_MAX,
		&template, p->err);
	if (is_fine) {
		lang_name(p->tag, "en", &name);
		p->plan->has_plural = locale_plural(p->tag, &plural);
		catalogue_begin(buf_view(&template), p->tag, name.ptr,
			plural.ptr, p->date, &text);
		add_file(p, path, &text);
	}
	buf_release(&template);
	buf_release(&text);
	buf_release(&name);
	buf_release(&plural);
	return is_fine;
}

bool new_language_plan(struct work *work, const struct desk_tree *tree,
	const char *tag, struct str date, struct new_language *plan,
	struct err *err)
{
	const struct planner p = {work, tree, tag, date, plan, err};

	*plan = (struct new_language){.has_plural = true};
	if (!check_tag(&p) || !check_new(&p) || !plan_folders(&p))
		return false;
	/* The work names the language last: until then there is none. */
	return plan_locale(&p) && plan_catalogue(&p) && plan_work(&p);
}

/* ---- making it ---- */

static bool make_folders(
	const struct new_language *plan, size_t *made, struct err *err)
{
	for (; plan->folders[*made] != NULL; ++*made)
		if (mkdir(plan->folders[*made], 0777) != 0)
			return err_set(err, ERR_OUTPUT,
				_("cannot write '%s': %s"),
				plan->folders[*made], err_system(errno));
	return true;
}

bool new_language_make(const struct new_language *plan, struct err *err)
{
	size_t made = 0;
	bool is_made = make_folders(plan, &made, err) &&
	               fs_write_many(plan->files, plan->file_count, err);

	while (!is_made && made-- > 0)
		rmdir(plan->folders[made]);
	return is_made;
}

void new_language_release(struct new_language *plan)
{
	arena_free(&plan->arena);
	*plan = (struct new_language){0};
}
