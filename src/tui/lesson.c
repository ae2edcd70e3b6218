/* SPDX-License-Identifier: MIT */
/* Adds the block in focus to a lesson in the user's own data folder. */
#include "base/fs.h"
#include "base/mo.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "tui/views.h"

#define NAME_MAX_BYTES 100
#define LESSON_MAX     ((size_t)4 << 20) /* [B] */

/* A name of a file: letters, digits, '-', '_', '.' and blanks inside. */
static bool is_name(struct str name)
{
	size_t pos = 0;

	if (name.len == 0 || name.len > NAME_MAX_BYTES || name.ptr[0] == '.' ||
		name.ptr[0] == '-')
		return false;
	while (pos < name.len) {
		const uint32_t cp = utf8_next(name, &pos);

		if (!chars_is_word(cp) && cp != '-' && cp != '_' && cp != '.' &&
			cp != ' ')
			return false;
	}
	return true;
}

/* The id of the block in focus; empty, said, if it is none of the work's. */
static struct str block_id(struct app *app)
{
	struct unit unit;

	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader),
		    &unit) &&
		unit.item != CORPUS_NONE)
		return unit.id;
	app_say(app, "%s",
		_("only what stands in the report can be added to a lesson"));
	return STR("");
}

/* The folder of lessons; NULL, said, if nothing can be written. */
static const char *folder(struct app *app)
{
	if (app->env->is_secure) {
		app_say(app, "%s", _("files are switched off by KOINE_SECURE"));
		return NULL;
	}
	if (app->env->paths.user == NULL)
		app_say(app, "%s",
			_("there is no home folder: lessons cannot be kept"));
	return path_join(&app->draw, app->env->paths.user, "lessons");
}

/* What goes to the end of `path`: a paragraph of its own, in a new file below a
 * title. */
static bool make_text(const char *path, struct str name, struct str id,
	struct buf *out, struct err *err)
{
	struct fs_info info;
	struct buf old = {0};
	const bool is_there = fs_stat(path, &info);
	const bool is_read = !is_there || fs_read(path, LESSON_MAX, &old, err);

	if (old.len == 0)
		buf_printf(out, "# %.*s\n\n", STR_ARG(name));
	else
		buf_cstr(out, old.ptr[old.len - 1] == '\n' ? "\n" : "\n\n");
	buf_printf(out, "[](sec:%.*s)\n", STR_ARG(id));
	buf_release(&old);
	return is_read;
}

/* "~/…" for what is in the home folder: it fits one line. */
static struct str short_path(struct app *app, const char *path)
{
	const char *value = env_get(app->env, "HOME");
	const struct str home = str_of(value != NULL ? value : "");
	const struct str all = str_of(path);

	if (home.len < 2 || home.len >= all.len || !str_starts(all, home) ||
		all.ptr[home.len] != '/')
		return all;
	return arena_printf(&app->draw, "~%s", path + home.len);
}

static bool append(
	struct app *app, const char *dir, struct str name, struct str id)
{
	const char *path = path_join(&app->draw, dir,
		arena_printf(&app->draw, "%.*s.md", STR_ARG(name)).ptr);
	struct err err = {0};
	struct buf text = {0};
	const bool is_done = fs_make_dirs(dir, &err) &&
	                     make_text(path, name, id, &text, &err) &&
	                     fs_append(path, buf_view(&text), &err);

	buf_release(&text);
	if (is_done)
		/* TRANSLATORS: the id of a block, then the name of a file */
		app_say(app, _("%.*s is now in %.*s"), STR_ARG(id),
			STR_ARG(short_path(app, path)));
	else
		app_say(app, "%s", err.message);
	return is_done;
}

void lesson_add(struct app *app, struct str name)
{
	const char *dir = folder(app);
	struct str id;

	name = str_trim(name);
	if (str_ends(name, STR(".md")))
		name.len -= 3;
	if (dir == NULL)
		return;
	if (!is_name(name)) {
		app_say(app,
			/* TRANSLATORS: what was typed */
			_("'%.*s' is no name for a lesson: letters, digits, - "
			  "and _ make one"),
			STR_ARG(name));
		return;
	}
	id = block_id(app);
	if (id.len == 0)
		return;
	if (append(app, dir, name, id))
		state_set(app->state, "lesson", name, NULL);
}

void lesson_ask(struct app *app)
{
	struct str last = STR("");

	if (folder(app) == NULL || block_id(app).len == 0)
		return;
	if (!state_get(app->state, "lesson", &app->draw, &last))
		last = STR("");
	prompt_open(app, _("add to the lesson: "), last, lesson_add);
}
