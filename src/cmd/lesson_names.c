/* SPDX-License-Identifier: MIT */
/* The lessons there are, for who has named none of them. */
#include "base/fs_list.h"
#include "base/mo.h"
#include "cmd/lesson.h"

#define NEAR      2  /* letters that a name may be away */
#define NAMES_MAX 10 /* that are listed */

struct names {
	VEC(struct str) list;
};

static void add(struct names *names, struct str name)
{
	for (size_t i = 0; i < names->list.len; i++)
		if (str_eq(names->list.ptr[i], name))
			return;
	vec_push(&names->list, name);
}

/* trust.fr.md is "trust", as is trust.md. */
static void add_folder(struct run *run, const char *folder, struct names *names)
{
	const char *const *files;
	const char *lessons = path_join(&run->arena, folder, "lessons");
	const size_t count = fs_list(lessons, FS_FILES, &run->arena, &files);
	int lang;

	for (size_t i = 0; i < count; i++) {
		const struct str stem = lesson_stem(run, files[i], &lang);

		if (stem.len > 0)
			add(names, stem);
	}
}

static struct str nearest(const struct names *names, struct str word)
{
	/* Half of a short word would be another one. */
	int limit = word.len / 2 < NEAR ? (int)(word.len / 2) : NEAR;
	struct str best = {NULL, 0};

	for (size_t i = 0; i < names->list.len; i++) {
		const struct str name = names->list.ptr[i];
		const int distance = str_distance(word, name, limit);

		if (distance > limit)
			continue;
		best = name;
		limit = distance - 1;
	}
	return best;
}

static struct str joined(struct run *run, const struct names *names)
{
	struct buf out = {0};
	struct str kept;

	for (size_t i = 0; i < names->list.len && i < NAMES_MAX; i++)
		buf_printf(&out, "%s%.*s", i > 0 ? _(", ") : "",
			STR_ARG(names->list.ptr[i]));
	if (names->list.len > NAMES_MAX)
		buf_cstr(&out, " …");
	kept = arena_str(&run->arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

bool lesson_check(struct run *run, const char *operand, struct err *err)
{
	const struct str word = str_of(operand);
	struct names names = {0};
	struct str near;

	if (run_work(run, NULL) == NULL ||
		corpus_find(run->work, word) != CORPUS_NONE ||
		corpus_nearest(run->work, word).len > 0)
		return true;
	if (!run->env->is_secure)
		add_folder(run, run->env->paths.user, &names);
	add_folder(run, run->env->paths.content, &names);
	near = nearest(&names, word);
	if (near.len > 0)
		err_set(err, ERR_USAGE,
			_("no place or lesson '%s'; did you mean '%.*s'?"),
			operand, STR_ARG(near));
	else if (names.list.len > 0 &&
		 !(run->is_bare && cmd_nearest(word) != NULL))
		err_set(err, ERR_USAGE,
			/* TRANSLATORS: names of lessons, with commas */
			_("no place or lesson '%s'; 'koine toc' lists the "
			  "places, and there are these lessons: %.*s"),
			operand, STR_ARG(joined(run, &names)));
	vec_release(&names.list);
	return err->code == ERR_NONE;
}
